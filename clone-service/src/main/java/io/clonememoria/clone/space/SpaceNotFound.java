package io.clonememoria.clone.space;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such space, or the caller does not belong to it. */
final class SpaceNotFound extends NotFound {
    SpaceNotFound(UUID id) {
        super("space-not-found", "There is no space " + id + " that you belong to.");
    }
}
