/**
 * Mails to people: written in the transaction of what they tell of, sent after its commit, at least once.
 * Asks nobody; announces nothing.
 */
@NullMarked
package io.clonememoria.clone.mail;

import org.jspecify.annotations.NullMarked;
