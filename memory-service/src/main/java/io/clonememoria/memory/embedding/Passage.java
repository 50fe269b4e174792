package io.clonememoria.memory.embedding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passage that was claimed for indexing. Exactly one of memory and document is set.
 *
 * @param speaker of the memory, when that is known
 */
record Passage(UUID id, UUID cloneId, @Nullable UUID memoryId, @Nullable UUID documentId, UUID userId,
        @Nullable UUID spaceId, int index, String title, String content,
        @Nullable String speaker) {

    /** What its vector is of: as a play has it, so that it can be asked what somebody said. */
    String text() {
        return title + "\n" + (speaker == null ? content : speaker + ": " + content);
    }
}
