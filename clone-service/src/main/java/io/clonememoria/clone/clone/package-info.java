/**
 * Clones: who somebody wants to talk with, how they speak, and whose they are.
 * Asks {@code plan} how many there may be and {@code space} who may change them. Announces {@code clone.created},
 * {@code clone.updated} and {@code clone.deleted}; the row itself travels as state.
 */
@NullMarked
package io.clonememoria.clone.clone;

import org.jspecify.annotations.NullMarked;
