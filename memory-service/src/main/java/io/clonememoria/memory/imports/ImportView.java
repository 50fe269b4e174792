package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatSurvey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as its people see it.
 *
 * @param title    what its memories are called
 * @param speaker  who the clone is among the speakers
 * @param failure  why it failed: {@code consent-required}, {@code clone-gone} or {@code interrupted}; null when it did not
 * @param total    messages in the file
 * @param done     how many of them are memories
 */
record ImportView(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, String sourceType, ImportStatus status,
        @Nullable String failure, String title, String speaker, List<ChatSurvey.Speaker> speakers, boolean mask, String timeZone,
        @Nullable String dateOrder, int total, int done, @Nullable Instant firstAt, @Nullable Instant lastAt, Instant createdAt,
        Instant updatedAt, @Nullable Instant finishedAt) {

    static ImportView of(Import one) {
        return new ImportView(one.id(), one.cloneId(), one.userId(), one.spaceId(), one.format().wireName(), one.status(),
                one.failure(), one.title(), one.speaker(), one.speakers(), one.masked(), one.zone().getId(),
                one.order() == null ? null : one.order().wireName(), one.total(), one.done(), one.firstAt(), one.lastAt(),
                one.createdAt(), one.updatedAt(), one.finishedAt());
    }
}
