package io.clonememoria.gateway.route;

import io.clonememoria.platform.problem.NotFound;

/** Nobody answers this path. */
final class UnknownPath extends NotFound {
    UnknownPath() {
        super("not-found", "There is nothing at this path. The API's paths begin with /api/v1.");
    }
}
