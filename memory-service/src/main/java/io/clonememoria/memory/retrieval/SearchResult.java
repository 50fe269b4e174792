package io.clonememoria.memory.retrieval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param kind       {@code memory}, or {@code chunk} for a passage of a document
 * @param id         of the memory or chunk
 * @param content    verbatim; of a long memory, the passage of it that answers best
 * @param isOwn      of a message of a chat: whether the clone itself said it; null of anything else
 * @param sourceType where it comes from, such as {@code manual} or {@code letter}
 * @param score      orders the results of one search and means nothing beside it
 * @param similarity cosine of meaning with the question, -1 to 1; null when one of both has no vector
 * @param duplicates others that were found and say nearly the same; they are not shown again
 * @param why        what the score is made of, when that was asked for
 */
record SearchResult(String kind, UUID id, @Nullable UUID memoryId, @Nullable UUID documentId, String title,
        String content, @Nullable String speaker, @Nullable Boolean isOwn, @Nullable Instant occurredAt, @Nullable String occurredPrecision,
        @Nullable String sourceType, Instant createdAt, double score, @Nullable Double similarity,
        List<UUID> duplicates, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Why why) {

    /** @param row as {@code private.search_memories} answers it */
    static SearchResult of(Object[] row, boolean explain) {
        return new SearchResult((String) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3], (String) row[4],
                (String) row[5], (String) row[6], (Boolean) row[20], instant(row[7]), (String) row[8], (String) row[9], instant(row[10]),
                (Double) row[11], (Double) row[12], List.of(), explain ? Why.of(row) : null);
    }

    SearchResult speakingFor(List<UUID> others) {
        return new SearchResult(kind, id, memoryId, documentId, title, content, speaker, isOwn, occurredAt, occurredPrecision,
                sourceType, createdAt, score, similarity, List.copyOf(others), why);
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time == null ? null : ((OffsetDateTime) time).toInstant();
    }
}
