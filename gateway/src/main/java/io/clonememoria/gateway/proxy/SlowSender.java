package io.clonememoria.gateway.proxy;

import io.clonememoria.platform.problem.NotAllowed;
import io.clonememoria.platform.problem.Problem;

/** The sender of a body went silent. */
final class SlowSender {
    private static final int REQUEST_TIMEOUT = 408;

    private SlowSender() {}

    static Problem problem() {
        return new NotAllowed(REQUEST_TIMEOUT, "request-timeout", "The body did not arrive in time.");
    }
}
