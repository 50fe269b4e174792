package io.clonememoria.gateway.principal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Hears on a thread of its own whose principal holds no longer. The gateway starts and serves without the broker; then
 * nothing is remembered.
 */
@ApplicationScoped
public class DropWatch {
    private static final Logger LOG = Logger.getLogger(DropWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String brokers;
    private final Drops drops;
    private final long lag;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean caughtUpOnce;
    private volatile long caughtUpAsOf;
    private volatile Thread thread;

    @Inject
    DropWatch(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers, Drops drops, PrincipalConfig config) {
        this(brokers, drops, config.lag());
    }

    DropWatch(String brokers, Drops drops, Duration lag) {
        this.brokers = brokers;
        this.drops = drops;
        this.lag = lag.toNanos();
    }

    void begin(@Observes StartupEvent started) {
        start();
    }

    void end(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
    }

    void start() {
        thread = Thread.ofPlatform().name("principal-drops").daemon().start(this::watch);
    }

    void stop() throws InterruptedException {
        ended.countDown();
        thread.join(PAUSE.multipliedBy(5));
    }

    /** Whether everything that was told until a moment ago has been heard. */
    public boolean isCurrent() {
        return caughtUpOnce && System.nanoTime() - caughtUpAsOf < lag;
    }

    private void watch() {
        var known = true;
        while (ended.getCount() > 0) {
            try (var feed = new DropFeed(consumer(), drops, System::nanoTime)) {
                feed.begin();
                LOG.info("Principals are remembered: hearing who holds no longer");
                known = true;
                follow(feed);
            } catch (KafkaException failure) {
                if (known) {
                    LOG.warnf("Principals are not remembered, each request asks their owner: %s", failure.getMessage());
                }
                known = false;
                pause();
            }
        }
    }

    private void follow(DropFeed feed) {
        while (ended.getCount() > 0) {
            var asOf = feed.turn();
            if (asOf != Long.MIN_VALUE) {
                caughtUpAsOf = asOf;
                caughtUpOnce = true;
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(Map.<String, Object>of(
                "bootstrap.servers", brokers,
                "client.id", "gateway-principals",
                "enable.auto.commit", false,
                // an offset that is gone means that something was missed: begin anew, with an empty memory
                "auto.offset.reset", "none",
                "allow.auto.create.topics", false,
                "metadata.max.age.ms", 5_000,
                "reconnect.backoff.max.ms", 1_000,
                "default.api.timeout.ms", 5_000),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            var _ = ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            ended.countDown();
        }
    }
}
