package io.clonememoria.memory.document;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A passage of a document. @param indexed whether it has its vector */
record DocumentChunk(UUID id, UUID documentId, int chunkIndex, String content, boolean indexed, Instant createdAt) {
    static final String SELECT = "select id, document_id, chunk_index, content, embedding is not null, created_at "
            + "from clone_document_chunks ";

    static DocumentChunk of(Object[] row) {
        return new DocumentChunk((UUID) row[0], (UUID) row[1], (Integer) row[2], (String) row[3], (Boolean) row[4],
                ((OffsetDateTime) row[5]).toInstant());
    }
}
