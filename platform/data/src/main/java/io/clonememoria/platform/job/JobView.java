package io.clonememoria.platform.job;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as its person sees it.
 *
 * @param state {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code cancelled}
 * @param total null while nobody knows
 * @param cause why it failed, or waits for another attempt
 */
public record JobView(UUID id, String kind, String state, long done, @Nullable Long total, @Nullable String cause,
        Instant createdAt, @Nullable Instant finishedAt) {
    static final String COLUMNS = "id, kind, state, done, total, cause, created_at, finished_at";

    static JobView of(Object[] row) {
        return new JobView((UUID) row[0], (String) row[1], (String) row[2], (Long) row[3], (Long) row[4],
                (String) row[5], ((OffsetDateTime) row[6]).toInstant(),
                row[7] == null ? null : ((OffsetDateTime) row[7]).toInstant());
    }
}
