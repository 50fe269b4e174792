package io.clonememoria.memory.document;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of documents: ids and counts, never a word. */
final class DocumentFacts {
    private DocumentFacts() {}

    static Fact uploaded(Document document) {
        return fact("document.uploaded", document.id, document.userId, document.spaceId, document.cloneId,
                Map.of("chunks", document.chunkCount));
    }

    static Fact deleted(Document document, UUID by) {
        return fact("document.deleted", document.id, by, document.spaceId, document.cloneId, Map.of());
    }

    static Fact updated(Document document, UUID by) {
        return fact("document.updated", document.id, by, document.spaceId, document.cloneId, Map.of());
    }

    static Fact restored(Document document, UUID by) {
        return fact("document.restored", document.id, by, document.spaceId, document.cloneId, Map.of());
    }

    static Fact finished(FinishedDocument document) {
        return document.failure() == null
                ? fact("document.indexed", document.id(), document.userId(), document.spaceId(), document.cloneId(),
                        Map.of("chunks", document.chunkCount()))
                : fact("document.failed", document.id(), document.userId(), document.spaceId(), document.cloneId(),
                        Map.of("reason", document.failure()));
    }

    private static Fact fact(String type, UUID id, UUID by, @Nullable UUID spaceId, UUID cloneId,
            Map<String, Object> more) {
        var data = new HashMap<>(more);
        data.put("user_id", by);
        data.put("space_id", spaceId);
        data.put("clone_id", cloneId);
        data.put("document_id", id);
        return Fact.of(Topics.FACTS_MEMORY, type, id, data);
    }
}
