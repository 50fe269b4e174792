package io.clonememoria.workspace.space;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such space, or the caller is not in it. */
public final class SpaceNotFound extends NotFound {
    SpaceNotFound(UUID spaceId) {
        super("space-not-found", "There is no space " + spaceId + ".");
    }
}
