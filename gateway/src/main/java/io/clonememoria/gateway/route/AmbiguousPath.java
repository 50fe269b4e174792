package io.clonememoria.gateway.route;

import io.clonememoria.platform.problem.BadRequest;

/** Two programs could read this path differently, so that no service gets to see it. */
final class AmbiguousPath extends BadRequest {
    AmbiguousPath() {
        super("ambiguous-path", "Paths consist of segments of letters, digits and - . _ ~ without percent-encoding,"
                + " ; parameters, . or .. segments, double slashes or a slash at the end.");
    }
}
