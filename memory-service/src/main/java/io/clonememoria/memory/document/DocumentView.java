package io.clonememoria.memory.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Without the text: it may be 25 MB, and its passages give it in pages. */
record DocumentView(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, String title, String sourceType,
        String language, String mediaType, long sizeBytes, @Nullable String sourceUrl, int chunkCount, DocumentStatus status,
        @Nullable String failure, Instant createdAt, Instant updatedAt) {

    static DocumentView of(Document document) {
        return new DocumentView(document.id, document.cloneId, document.userId, document.spaceId, document.title,
                document.sourceType, document.language, document.mediaType, document.sizeBytes, document.sourceUrl, document.chunkCount,
                document.status, document.failure, document.createdAt, document.updatedAt);
    }
}
