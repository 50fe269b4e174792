package io.clonememoria.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Tells operators how the relay is: numbers all the time, words only when something changes. A broker that is away for
 * an hour is two lines.
 */
@Singleton
class RelayReport {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);

    private volatile Backlog backlog = Backlog.UNKNOWN;
    private volatile boolean failing;
    private Instant nextCount = Instant.EPOCH;

    RelayReport(MeterRegistry metrics, OutboxConnection connection) {
        Gauge.builder("clonememoria.outbox.events", () -> connection.leads() ? backlog.events() : 0)
                .description("Events that wait for the broker, at most 100,000; told by the leading replica")
                .register(metrics);
        Gauge.builder("clonememoria.outbox.age", () -> connection.leads() ? backlog.seconds() : 0)
                .description("For how long the first of them waits").baseUnit("seconds").register(metrics);
        Gauge.builder("clonememoria.outbox.leader", () -> connection.leads() ? 1 : 0)
                .description("1 in the replica whose relay leads").register(metrics);
        Gauge.builder("clonememoria.outbox.failing", () -> failing ? 1 : 0)
                .description("1 while the relay cannot take events to the broker").register(metrics);
    }

    /** Whether it is time to count again what waits; asked by one thread only. */
    boolean isDue(Instant now) {
        if (now.isBefore(nextCount)) {
            return false;
        }
        nextCount = now.plus(BETWEEN_COUNTS);
        return true;
    }

    void waiting(Backlog counted) {
        backlog = counted;
    }

    void well() {
        if (failing) {
            failing = false;
            LOG.info("The relay takes events to the broker again");
        }
    }

    void failed(Throwable failure) {
        stuck(String.valueOf(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure));
    }

    void stuck(String cause) {
        if (!failing) {
            failing = true;
            LOG.warnf("The relay cannot take events to the broker and goes on trying; nothing is lost: %s", cause);
        }
    }
}
