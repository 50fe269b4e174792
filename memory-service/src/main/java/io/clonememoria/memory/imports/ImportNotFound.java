package io.clonememoria.memory.imports;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such import for this caller. */
public final class ImportNotFound extends NotFound {
    ImportNotFound(UUID id) {
        super("import-not-found", "There is no import " + id + ".");
    }
}
