package io.clonememoria.gateway.proxy;

import io.clonememoria.platform.problem.TooLarge;

/** A request's body is larger than any operation takes. */
final class BodyTooLarge extends TooLarge {
    BodyTooLarge(long limit) {
        super("body-too-large", "The body of a request may have at most " + limit + " bytes.");
    }
}
