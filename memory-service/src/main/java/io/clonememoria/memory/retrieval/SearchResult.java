package io.clonememoria.memory.retrieval;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param kind       {@code memory}, or {@code chunk} for a passage of a document
 * @param id         of the memory or chunk
 * @param content    verbatim; of a long memory, the passage of it that answers best
 * @param score      orders the results of one search and means nothing beside it
 * @param similarity cosine of meaning with the question, -1 to 1; null when one of both has no vector
 */
record SearchResult(String kind, UUID id, @Nullable UUID memoryId, @Nullable UUID documentId, String title,
        String content, @Nullable String speaker, @Nullable Instant occurredAt, @Nullable String occurredPrecision,
        Instant createdAt, double score, @Nullable Double similarity) {

    static SearchResult of(Object[] row) {
        return new SearchResult((String) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3], (String) row[4],
                (String) row[5], (String) row[6], instant(row[7]), (String) row[8], instant(row[9]),
                (Double) row[10], (Double) row[11]);
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time == null ? null : ((OffsetDateTime) time).toInstant();
    }
}
