package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.Fact;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** What operators see of the inbox: how late facts take effect, and what has no effect at all. */
@ApplicationScoped
class InboxReport {
    private static final Logger LOG = Logger.getLogger(InboxReport.class);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(15);
    private static final String TOPIC = "topic";

    private final MeterRegistry metrics;
    private final AtomicLong deadLetters = new AtomicLong();
    private long timer;

    InboxReport(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started, Vertx vertx, DeadLetters letters) {
        Gauge.builder("clonememoria.dead_letters", deadLetters::get)
                .description("Events that are parked, wait behind a parked one, or are none of ours").register(metrics);
        timer = vertx.setPeriodic(1, BETWEEN_COUNTS.toMillis(), _ -> letters.count().subscribe().with(deadLetters::set,
                away -> LOG.debugf("Dead letters cannot be counted: %s", away)));
    }

    void stop(@Observes ShutdownEvent stopping, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /** From the act to its effect here, which is what the lag of the inbox means to people. */
    void taken(Fact fact) {
        Timer.builder("clonememoria.inbox.lag").description("From an event to its effect in this service")
                .tag(TOPIC, fact.topic()).publishPercentileHistogram().register(metrics)
                .record(Duration.between(fact.time(), Instant.now()));
    }

    /** A record that is no event of ours. */
    void malformed(String topic) {
        metrics.counter("clonememoria.inbox.malformed", TOPIC, topic).increment();
    }

    /** An event that nobody here waits for. */
    void ignored(String topic) {
        metrics.counter("clonememoria.inbox.ignored", TOPIC, topic).increment();
    }
}
