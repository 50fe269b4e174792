package io.clonememoria.memory.embedding;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passage that was claimed for indexing.
 *
 * @param lease    until when it is left to who claimed it. No two claims of it say the same, and whatever changes what it
 *                 says takes its claim away: a vector is written only where this still stands
 * @param memoryId of which it is, when it is not of a document
 * @param speaker  of the memory, when that is known
 */
record Passage(UUID id, OffsetDateTime lease, @Nullable UUID memoryId, String title, String content,
        @Nullable String speaker) {

    boolean isOfDocument() {
        return memoryId == null;
    }

    /** What its vector is of: as a play has it, so that it can be asked what somebody said. */
    String text() {
        return title + "\n" + (speaker == null ? content : speaker + ": " + content);
    }
}
