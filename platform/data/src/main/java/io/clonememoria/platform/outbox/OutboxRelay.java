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
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Takes committed events from the outbox to the broker.
 *
 * <p>One replica leads: whoever holds the lock on its {@link OutboxConnection}. It is woken after each commit of its
 * process, with a poll behind it, works on one event loop, sends a batch in the outbox's order, and deletes it after the
 * broker's acknowledgement. Killed at any point, it sends a batch again rather than losing one.
 */
@ApplicationScoped
class OutboxRelay implements CommitListener {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final Vertx vertx;
    private final OutboxConfig config;
    private final OutboxConnection connection;
    private final OutboxPublisher publisher;

    private Context loop;
    private long timer;
    private boolean busy;
    private boolean again;
    private volatile boolean closed;

    OutboxRelay(Vertx vertx, OutboxConfig config, OutboxConnection connection, OutboxPublisher publisher) {
        this.vertx = vertx;
        this.config = config;
        this.connection = connection;
        this.publisher = publisher;
    }

    // after Liquibase, which runs before any observer of the start
    void start(@Observes StartupEvent started) {
        loop = vertx.getOrCreateContext();
        timer = vertx.setPeriodic(config.poll().toMillis(), _ -> wake());
        wake();
    }

    // before the pools are closed
    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        closed = true;
        vertx.cancelTimer(timer);
        connection.close().await().indefinitely();
    }

    @Override
    public void committed() {
        wake();
    }

    /** Says that events may wait. Returns at once; may be called from any thread. */
    private void wake() {
        if (loop != null && !closed) {
            loop.runOnContext(_ -> drain());
        }
    }

    private void drain() {
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        again = false;
        round().subscribe().with(this::finished, this::failed);
    }

    private Uni<Integer> round() {
        return connection.lead()
                .chain(leads -> leads ? connection.oldest(config.batch()) : Uni.createFrom().item(List.<OutboxEvent>of()))
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(0)
                        : publisher.publish(events).chain(() -> connection.delete(events)).replaceWith(events.size()));
    }

    private void finished(int sent) {
        loop.runOnContext(_ -> {
            busy = false;
            if (sent == config.batch() || again) {
                drain();
            }
        });
    }

    private void failed(Throwable failure) {
        loop.runOnContext(_ -> {
            busy = false; // the poll tries again
            if (!closed) {
                var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
                LOG.warnf("The relay could not take events to the broker and will try again: %s", cause);
            }
        });
    }
}
