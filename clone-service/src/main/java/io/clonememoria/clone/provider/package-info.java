/**
 * Providers: who may speak for a clone, read its texts or lend it a voice, and what each of them offers here by
 * configuration. Asks {@code consent} before anything may leave the house.
 */
@NullMarked
package io.clonememoria.clone.provider;

import org.jspecify.annotations.NullMarked;
