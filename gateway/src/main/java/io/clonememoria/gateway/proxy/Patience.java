package io.clonememoria.gateway.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Ends when nothing has moved for a while. Costs a timer for each request, not one for each piece of its bodies. */
final class Patience {
    private final Vertx vertx;
    private final long limit;
    private final Runnable exhausted;
    private long lastMove = System.nanoTime();
    private long timer;

    Patience(Vertx vertx, Duration limit, Runnable exhausted) {
        this.vertx = vertx;
        this.limit = limit.toNanos();
        this.exhausted = exhausted;
        lookAgainIn(this.limit);
    }

    /** Something moved. */
    void renew() {
        lastMove = System.nanoTime();
    }

    void end() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        var left = limit - (System.nanoTime() - lastMove);
        if (left > 0) {
            lookAgainIn(left);
        } else {
            exhausted.run();
        }
    }

    private void lookAgainIn(long nanos) {
        timer = vertx.setTimer(Math.max(1, Duration.ofNanos(nanos).toMillis()), _ -> look());
    }
}
