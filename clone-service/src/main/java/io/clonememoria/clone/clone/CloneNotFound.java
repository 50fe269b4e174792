package io.clonememoria.clone.clone;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such clone, or the caller does not see it. */
final class CloneNotFound extends NotFound {
    CloneNotFound(UUID id) {
        super("clone-not-found", "There is no clone " + id + ".");
    }
}
