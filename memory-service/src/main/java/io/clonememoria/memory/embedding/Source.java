package io.clonememoria.memory.embedding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The memory or document that passages are of; exactly one of both ids is set.
 *
 * @param userId  who added it
 * @param spaceId the space of its clone, null for a personal one
 * @param title   searched and embedded with every passage
 * @param enabled whether its passages are found; those of documents always are
 */
public record Source(@Nullable UUID memoryId, @Nullable UUID documentId, UUID cloneId, UUID userId,
        @Nullable UUID spaceId, String title, Language language, boolean enabled, Instant createdAt) {

    public static Source memory(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, String title,
            Language language, boolean enabled, Instant createdAt) {
        return new Source(id, null, cloneId, userId, spaceId, title, language, enabled, createdAt);
    }

    public static Source document(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, String title,
            Language language, Instant createdAt) {
        return new Source(null, id, cloneId, userId, spaceId, title, language, true, createdAt);
    }
}
