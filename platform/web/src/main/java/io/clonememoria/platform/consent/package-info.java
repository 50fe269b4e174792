/**
 * Consent: nothing is added or changed for a person who forbids that what is theirs is worked with. They still read, take
 * with them, delete, and say yes again.
 */
@NullMarked
package io.clonememoria.platform.consent;

import org.jspecify.annotations.NullMarked;
