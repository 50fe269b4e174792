/**
 * Imports: chats that become memories, in the background, as a whole or not at all. Owns {@code imports}, their files until
 * they are done, and the memories that carry an import's id as long as they are being brought in or taken back; asks
 * {@code chat} what a file says, {@code clone} who may, {@code consent} whether its person allows it, {@code embedding} to
 * make the memories findable. Announces {@code import.completed}.
 *
 * <p>A memory of an import has the import's format as its {@code source_type}, the speaker as the file calls them, and the
 * time of the message to the second in {@code occurred_at}, of which no more than the day is promised (a phone's clock and
 * the time zone are its owner's word). {@code is_own} says whether the clone itself said it; what others said is context.
 */
@NullMarked
package io.clonememoria.memory.imports;

import org.jspecify.annotations.NullMarked;
