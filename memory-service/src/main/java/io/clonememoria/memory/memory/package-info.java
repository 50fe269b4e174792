/**
 * Memories: what was really said or written, verbatim, with who said it, when it happened and what each said before it was
 * changed. Owns {@code memories} and {@code memory_history}; asks {@code clone} who may, {@code embedding} to make them
 * findable. Announces {@code memory.created}, {@code memory.updated}, {@code memory.deleted} and {@code memory.restored}.
 */
@NullMarked
package io.clonememoria.memory.memory;

import org.jspecify.annotations.NullMarked;
