package io.clonememoria.gateway.route;

import io.clonememoria.platform.problem.Problem;

/** What came of looking a request's target up. */
public sealed interface Match {
    /**
     * Somebody answers it.
     *
     * @param target path and query to ask the service for
     */
    record Found(Route route, String target) implements Match {}

    /** Nobody does. */
    record Refused(Problem problem) implements Match {}
}
