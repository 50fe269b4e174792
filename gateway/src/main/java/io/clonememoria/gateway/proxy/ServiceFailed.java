package io.clonememoria.gateway.proxy;

import io.clonememoria.gateway.route.Service;
import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** A service gave no whole answer. */
final class ServiceFailed extends Unavailable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private ServiceFailed(String type, String detail) {
        super(type, detail, RETRY_AFTER);
    }

    /** It never saw the request. */
    static ServiceFailed unreachable(Service service) {
        return new ServiceFailed("service-unavailable",
                "The " + service.label() + " cannot be reached at the moment. Nothing was changed; try again shortly.");
    }

    /** It may have seen the request; honesty matters, for a blind retry could do things twice. */
    static ServiceFailed interrupted(Service service) {
        return new ServiceFailed("service-interrupted", "The " + service.label()
                + " gave no answer in time. What was asked for may or may not have been done.");
    }
}
