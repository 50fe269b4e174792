package io.clonememoria.memory.imports;

import io.clonememoria.platform.problem.Conflict;
import java.util.Map;

/** What was asked for comes too late. */
public final class ImportHasEnded extends Conflict {
    private final ImportStatus status;

    ImportHasEnded(ImportStatus status) {
        super("import-has-ended", "The import is " + status.wireName() + ".");
        this.status = status;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("status", status.wireName());
    }
}
