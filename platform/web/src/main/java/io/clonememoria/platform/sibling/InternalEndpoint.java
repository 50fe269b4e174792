package io.clonememoria.platform.sibling;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;

/**
 * One operation under {@code /internal} on the management port. Every bean of this type is mounted there, and answers
 * only calls with a service token for this service and this purpose.
 */
public interface InternalEndpoint {
    HttpMethod method();

    /** Begins with {@code /internal/}; {@code :name} stands for one segment, given to the call as a parameter. */
    String path();

    /** What a service token must say that it is for. */
    String purpose();

    /**
     * Answers on a Vert.x context of the call's own.
     *
     * @return written as JSON with 200; nothing becomes 204, and a {@link io.clonememoria.platform.problem.Problem} its
     *         own status
     */
    Uni<?> answer(InternalCall call);
}
