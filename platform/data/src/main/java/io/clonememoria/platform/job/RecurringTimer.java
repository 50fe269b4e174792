package io.clonememoria.platform.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Wakes the recurring tasks. Two lanes, so that one long run does not hold up everything else, and no more, so that
 * consumers keep most of the worker's connections.
 */
@ApplicationScoped
class RecurringTimer {
    private static final Logger LOG = Logger.getLogger(RecurringTimer.class);
    private static final int LANES = 2;
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(100);
    /** What a killed replica was running is found again within this time. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final RecurringTasks tasks;

    private Context loop;
    private volatile boolean closed;

    RecurringTimer(Vertx vertx, RecurringTasks tasks) {
        this.vertx = vertx;
        this.tasks = tasks;
    }

    void start(@Observes StartupEvent started) {
        loop = vertx.getOrCreateContext();
        for (var lane = 0; lane < LANES; lane++) {
            turn();
        }
    }

    // before the pools are closed; a run that is cut off rolls back and is due elsewhere at once
    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        closed = true;
    }

    /** Each turn has a context of its own, as a request has: nothing of one run is seen by the next. */
    private void turn() {
        VertxContext.createNewDuplicatedContext(loop)
                .runOnContext(_ -> next().subscribe().with(this::sleep, this::failed));
    }

    private Uni<Duration> next() {
        return tasks.runDue().chain(ran -> ran
                ? Uni.createFrom().item(Duration.ZERO)
                : tasks.untilNext().map(RecurringTimer::bounded));
    }

    private static Duration bounded(Optional<Duration> untilNext) {
        var wanted = untilNext.orElse(LONGEST_SLEEP);
        return wanted.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP
                : wanted.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : wanted;
    }

    private void sleep(Duration time) {
        if (closed) {
            return;
        }
        if (time.isZero()) {
            turn();
        } else {
            vertx.setTimer(time.toMillis(), _ -> turn());
        }
    }

    private void failed(Throwable failure) {
        if (!closed) {
            LOG.warnf("Recurring tasks wait for the database: %s", failure);
        }
        sleep(LONGEST_SLEEP);
    }
}
