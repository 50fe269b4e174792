/**
 * Clones, as far as their memories must know them: owner, space, language. Fed by clone-service's state; who sees a
 * clone is decided by the database's policy on {@code projection.clones}, the one that every other policy asks.
 */
@NullMarked
package io.clonememoria.memory.clone;

import org.jspecify.annotations.NullMarked;
