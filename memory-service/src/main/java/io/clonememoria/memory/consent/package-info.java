/**
 * Consents, as clone-service tells them: what a person allows to be done with their memories, and the refusal of what they
 * do not allow. Owns nothing; asks what {@code person} keeps.
 */
@NullMarked
package io.clonememoria.memory.consent;

import org.jspecify.annotations.NullMarked;
