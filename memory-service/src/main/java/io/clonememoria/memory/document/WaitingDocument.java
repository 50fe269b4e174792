package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Source;
import io.clonememoria.memory.fetch.WebAddress;
import io.clonememoria.platform.storage.ObjectKey;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document whose text is still to be read. @param language of its clone, or as its uploader said
 * @param toFetch  from where its original is still to be fetched */
record WaitingDocument(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, String title, String language,
        String mediaType, Optional<ObjectKey> original, Optional<WebAddress> toFetch, Instant createdAt) {

    static WaitingDocument of(Row row) {
        return new WaitingDocument(row.getUUID("id"), row.getUUID("clone_id"), row.getUUID("user_id"),
                row.getUUID("space_id"), row.getString("title"), row.getString("language"), row.getString("media_type"),
                Optional.ofNullable(row.getString("original_key")).flatMap(ObjectKey::parse),
                Optional.ofNullable(row.getString("source_url")).filter(_ -> row.getString("sha256") == null).map(WebAddress::of),
                row.getOffsetDateTime("created_at").toInstant());
    }

    Source source(Language found) {
        return Source.document(id, cloneId, userId, spaceId, title, found, createdAt);
    }
}
