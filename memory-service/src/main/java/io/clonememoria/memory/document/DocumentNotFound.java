package io.clonememoria.memory.document;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such document for this caller. */
public final class DocumentNotFound extends NotFound {
    DocumentNotFound(UUID id) {
        super("document-not-found", "There is no document " + id + ".");
    }
}
