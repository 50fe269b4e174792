/**
 * Character cards: clones as files that other programs read, versions 2 and 3, as JSON and inside of PNG pictures. Owns
 * {@code clone_cards}, where an imported card is kept as it came; asks {@code clone} for a place, {@code avatar} for the
 * face and {@code picture} to read it. What is made is announced by {@code clone}.
 */
@NullMarked
package io.clonememoria.clone.card;

import org.jspecify.annotations.NullMarked;
