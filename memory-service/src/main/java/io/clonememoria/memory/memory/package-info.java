/**
 * Memories: what was really said or written, verbatim, with who said it and when it happened. Owns {@code memories};
 * asks {@code clone} who may, {@code embedding} to make them findable. Announces {@code memory.created} and
 * {@code memory.deleted}.
 */
@NullMarked
package io.clonememoria.memory.memory;

import org.jspecify.annotations.NullMarked;
