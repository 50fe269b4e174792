package io.clonememoria.memory.clone;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such clone for this caller: unknown, deleted or somebody else's, which must look the same. */
public final class CloneNotFound extends NotFound {
    public CloneNotFound(UUID id) {
        super("clone-not-found", "There is no clone " + id + ".");
    }
}
