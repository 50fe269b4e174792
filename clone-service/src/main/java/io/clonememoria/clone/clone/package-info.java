/**
 * Clones: who somebody wants to talk with, how they speak, and whose they are.
 * Asks {@code plan} whether there is room for one, {@code space} who may change them and {@code provider} who can speak.
 * Announces {@code clone.created}, {@code clone.updated}, {@code clone.deleted}, {@code clone.restored},
 * {@code clone.retired} and {@code clone.reactivated}; the row itself travels as state. Projects how many memories each
 * clone has.
 */
@NullMarked
package io.clonememoria.clone.clone;

import org.jspecify.annotations.NullMarked;
