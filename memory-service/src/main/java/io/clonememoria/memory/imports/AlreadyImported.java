package io.clonememoria.memory.imports;

import io.clonememoria.platform.problem.Conflict;
import java.util.Map;
import java.util.UUID;

/** The same file was imported into the same clone; whoever wants it otherwise undoes that first. */
public final class AlreadyImported extends Conflict {
    private final UUID importId;

    AlreadyImported(UUID importId) {
        super("already-imported", "This file was imported into this clone before; undo that import to import it again.");
        this.importId = importId;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("import_id", importId);
    }
}
