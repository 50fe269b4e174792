package io.clonememoria.platform.outbox;

import io.clonememoria.platform.transaction.CommitListener;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;

/**
 * Takes committed events from the outbox to the broker.
 *
 * <p>One replica leads: whoever holds the lock on its {@link OutboxConnection}. It is woken after each commit of its
 * process, with a poll behind it, works on one event loop, sends a batch in the outbox's order, and deletes it after the
 * broker's acknowledgement. Killed at any point, it sends a batch again rather than losing one.
 */
@ApplicationScoped
class OutboxRelay implements CommitListener {
    private final Vertx vertx;
    private final OutboxConfig config;
    private final OutboxConnection connection;
    private final OutboxPublisher publisher;
    private final RelayReport report;

    private Context loop;
    private long timer;
    private boolean busy;
    private Instant busySince = Instant.EPOCH;
    private boolean again;
    private Pace pace = Pace.WELL;
    private volatile boolean closed;

    OutboxRelay(Vertx vertx, OutboxConfig config, OutboxConnection connection, OutboxPublisher publisher,
            RelayReport report) {
        this.vertx = vertx;
        this.config = config;
        this.connection = connection;
        this.publisher = publisher;
        this.report = report;
    }

    // after Liquibase, which runs before any observer of the start
    void start(@Observes StartupEvent started) {
        loop = vertx.getOrCreateContext();
        connection.whenLost(publisher::abandon);
        timer = vertx.setPeriodic(config.poll().toMillis(), _ -> loop.runOnContext(_ -> poll()));
        wake();
    }

    // before the pools are closed
    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        closed = true;
        vertx.cancelTimer(timer);
        connection.close().await().indefinitely();
    }

    /** Says that events may wait. Returns at once; may be called from any thread. */
    @Override
    public void committed() {
        wake();
    }

    private void wake() {
        if (loop != null && !closed) {
            loop.runOnContext(_ -> drain());
        }
    }

    private void poll() {
        if (busy && Instant.now().isAfter(busySince.plus(config.patience()))) {
            report.stuck("the broker has not acknowledged a batch within " + config.patience().toSeconds() + " s");
        }
        drain();
    }

    private void drain() {
        if (busy) {
            again = true;
            return;
        }
        if (closed || !pace.mayTry(Instant.now())) {
            return; // the poll comes back to it
        }
        busy = true;
        busySince = Instant.now();
        again = false;
        connection.lead()
                .call(leads -> leads && report.isDue(busySince)
                        ? connection.backlog().invoke(report::waiting)
                        : Uni.createFrom().voidItem())
                .subscribe().with(leads -> loop.runOnContext(_ -> {
                    if (leads) {
                        round(List.of());
                    } else {
                        finished();
                    }
                }), this::failed);
    }

    /** Deletes what was sent, reads on and sends that; the next round follows until nothing is left. */
    private void round(List<OutboxEvent> sent) {
        connection.next(sent, config.batch())
                .call(events -> events.isEmpty() ? Uni.createFrom().voidItem() : publisher.publish(events))
                .subscribe().with(events -> loop.runOnContext(_ -> {
                    if (events.isEmpty()) {
                        finished();
                    } else {
                        report.well();
                        busySince = Instant.now();
                        onward(events);
                    }
                }), this::failed);
    }

    /** A full batch has more behind it. */
    private void onward(List<OutboxEvent> sent) {
        if (sent.size() < config.batch()) {
            rested(() -> round(sent));
        } else {
            round(sent);
        }
    }

    private void finished() {
        pace = Pace.WELL;
        report.well();
        if (again) {
            rested(this::goOn);
        } else {
            busy = false;
        }
    }

    private void goOn() {
        busy = false;
        drain();
    }

    /** Commits of reads wake the relay too: without a rest it would look for them all the time. */
    private void rested(Runnable next) {
        vertx.setTimer(config.rest().toMillis(), _ -> loop.runOnContext(_ -> next.run()));
    }

    private void failed(Throwable failure) {
        loop.runOnContext(_ -> {
            busy = false;
            pace = pace.failed(Instant.now(), config.longestPause());
            if (!closed) {
                report.failed(failure);
            }
        });
    }
}
