package io.clonememoria.clone.clone;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clone as its people see it. */
record CloneView(UUID id, UUID userId, @Nullable UUID spaceId, boolean isPersonal, String name,
        @Nullable String description, @Nullable String greeting, Tone toneConfig, String language, String status, String llmProvider,
        @Nullable String llmModel, double temperature, int maxTokens, @Nullable String avatarUrl,
        @Nullable String avatarImageUrl, Instant createdAt, Instant updatedAt) {

    static CloneView of(Clone clone) {
        return new CloneView(clone.id, clone.userId, clone.spaceId, clone.isPersonal, clone.name, clone.description,
                clone.greeting, clone.toneConfig, clone.language, clone.status, clone.llmProvider, clone.llmModel, clone.temperature,
                clone.maxTokens, clone.avatarUrl, clone.avatarImageUrl, clone.createdAt, clone.updatedAt);
    }
}
