package io.clonememoria.memory.document;

import io.clonememoria.platform.problem.Conflict;
import java.util.Map;
import java.util.UUID;

/** The clone has a document of the same file; says which. */
public final class DocumentAlreadyThere extends Conflict {
    private final UUID documentId;

    DocumentAlreadyThere(UUID documentId) {
        super("document-already-there", "This file is there already, as the document " + documentId + ".");
        this.documentId = documentId;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("document_id", documentId);
    }
}
