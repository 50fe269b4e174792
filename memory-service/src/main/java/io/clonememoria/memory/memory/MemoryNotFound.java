package io.clonememoria.memory.memory;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such memory for this caller. */
public final class MemoryNotFound extends NotFound {
    MemoryNotFound(UUID id) {
        super("memory-not-found", "There is no memory " + id + ".");
    }
}
