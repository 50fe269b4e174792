package io.clonememoria.platform.idempotency;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/** One try of a request with a key; lives in the request's Vert.x context, as its database session does. */
final class Attempt {
    private static final String LOCAL = Attempt.class.getName();

    private final KeyedRequest request;
    private boolean claimed;

    Attempt(KeyedRequest request) {
        this.request = request;
    }

    static Optional<Attempt> current() {
        var context = Vertx.currentContext();
        return context == null ? Optional.empty() : Optional.ofNullable(context.<Attempt>getLocal(LOCAL));
    }

    static Attempt begin(Context context, KeyedRequest request) {
        var attempt = new Attempt(request);
        context.putLocal(LOCAL, attempt);
        return attempt;
    }

    KeyedRequest request() {
        return request;
    }

    /** A transaction has asked for the key. */
    void claimed() {
        claimed = true;
    }

    /** @throws IllegalStateException when none has */
    void requireClaimed() {
        if (!claimed) {
            throw new IllegalStateException("the service has not claimed the request's key");
        }
    }
}
