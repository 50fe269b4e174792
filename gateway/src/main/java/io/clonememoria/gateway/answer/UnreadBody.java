package io.clonememoria.gateway.answer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The rest of a body whose request is answered already.
 *
 * <p>Closing at once would make the sender's system throw our answer away before its program reads it; reading on
 * forever would be a gift to whoever sends forever. So it is read and thrown away for a moment.
 */
@ApplicationScoped
public class UnreadBody {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Vertx vertx;

    UnreadBody(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * To be called before the answer.
     *
     * <p>A sender who waits for our consent may or may not send the body after a refusal, and nobody could tell it from
     * the next request: the connection ends here.
     */
    public void announce(HttpServerRequest request) {
        if (waitsForConsent(request)) {
            request.response().putHeader("connection", "close");
        }
    }

    /** To be called after the answer. */
    public void discard(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        var end = vertx.setTimer(PATIENCE.toMillis(), _ -> closeUnlessEnded(request));
        request.exceptionHandler(_ -> vertx.cancelTimer(end));
        request.endHandler(_ -> {
            vertx.cancelTimer(end);
            if (waitsForConsent(request)) {
                request.connection().close();
            }
        });
        request.handler(_ -> {});
        request.resume();
    }

    private static void closeUnlessEnded(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.connection().close();
        }
    }

    private static boolean waitsForConsent(HttpServerRequest request) {
        return request.getHeader("expect") != null;
    }
}
