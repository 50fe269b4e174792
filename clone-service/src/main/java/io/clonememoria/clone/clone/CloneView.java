package io.clonememoria.clone.clone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clone as its people see it.
 *
 * @param status             active, or retired: then it keeps all and answers no more
 * @param memoriesCount      how much it remembers
 * @param conversationsCount how many conversations with it the caller may read
 * @param deletedAt          since when it is deleted and can be restored; null while it is not
 */
public record CloneView(UUID id, UUID userId, @Nullable UUID spaceId, boolean isPersonal, String name,
        @Nullable String description, @Nullable String greeting, Tone toneConfig, String language, String status, String llmProvider,
        @Nullable String llmModel, double temperature, int maxTokens, @Nullable String avatarUrl,
        @Nullable String avatarImageUrl, long memoriesCount, long conversationsCount, Instant createdAt,
        Instant updatedAt, @Nullable Instant deletedAt) {

    static CloneView of(Clone clone, CloneCounts counts) {
        return new CloneView(clone.id, clone.userId, clone.spaceId, clone.isPersonal, clone.name, clone.description,
                clone.greeting, clone.toneConfig, clone.language, clone.status, clone.llmProvider, clone.llmModel, clone.temperature,
                clone.maxTokens, clone.avatarUrl, clone.avatarImageUrl, counts.memories(), counts.conversations(),
                clone.createdAt, clone.updatedAt, clone.deletedAt);
    }
}
