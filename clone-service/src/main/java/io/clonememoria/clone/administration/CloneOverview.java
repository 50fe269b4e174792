package io.clonememoria.clone.administration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That there is a clone, and whose; nothing of what it is like. */
record CloneOverview(UUID id, UUID userId, @Nullable UUID spaceId, boolean isPersonal, String status, String language,
        Instant createdAt, Instant updatedAt, @Nullable Instant deletedAt) {}
