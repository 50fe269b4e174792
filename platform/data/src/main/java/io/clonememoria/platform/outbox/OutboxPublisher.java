package io.clonememoria.platform.outbox;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.schema.EventSchemas;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends events to the broker as CloudEvents, and says when it has acknowledged them all.
 *
 * <p>Kafka's own client, because the relay sends to many topics in one order and needs the acknowledgements of a batch,
 * not a stream per channel.
 */
@ApplicationScoped
class OutboxPublisher {
    private final Map<String, Object> config;
    private final OutboxRecords records;
    private final EventSchemas schemas;

    private volatile KafkaProducer<String, byte[]> producer;
    private volatile CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);

    OutboxPublisher(@Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service, EventSchemas schemas) {
        this.records = new OutboxRecords(service);
        this.schemas = schemas;
        this.config = new HashMap<>(broker);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // the relay hands over whole batches; waiting for more would only add to the time of each
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        // A record given up would let later ones of its key pass it. The producer keeps order while it tries, so it
        // tries for as long as it takes; the relay sees by its own clock that the broker is away.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // Only for a topic that nobody has sent to yet: then a batch ends before its first record and not amid them.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        this.producer = open();
    }

    private KafkaProducer<String, byte[]> open() {
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** @return completes when the broker has all of them; fails when it has not, and some may have arrived */
    Uni<Void> publish(List<OutboxEvent> events) {
        // waiting for metadata blocks, so sending never happens on the event loop
        return Uni.createFrom().completionStage(() -> CompletableFuture
                .completedFuture(events)
                .thenComposeAsync(this::send, Infrastructure.getDefaultExecutor()));
    }

    private CompletableFuture<Void> send(List<OutboxEvent> events) {
        var acknowledged = new CompletableFuture<Void>();
        latest = acknowledged;
        var current = producer;
        var missing = new AtomicInteger(events.size());
        for (var event : events) {
            requireSchema(event);
            current.send(records.of(event), (_, failure) -> {
                if (failure != null) {
                    acknowledged.completeExceptionally(failure);
                } else if (missing.decrementAndGet() == 0) {
                    acknowledged.complete(null);
                }
            });
            if (acknowledged.isCompletedExceptionally()) {
                break; // what follows must not pass what could not be sent
            }
        }
        return acknowledged;
    }

    /** What is sealed was looked at before it was. */
    private void requireSchema(OutboxEvent event) {
        if (!Topics.isRestricted(event.topic())) {
            schemas.require(event.topic(), event.type(), event.data());
        }
    }

    /**
     * Lets go of what the broker has not acknowledged, which fails. Whoever leads sends it again and goes on; tried
     * any longer from here, an old state of a row could arrive after the newer one, and compaction keeps the last.
     */
    void abandon() {
        if (!latest.isDone()) {
            var abandoned = producer;
            producer = open();
            // closing waits for the producer's thread
            Infrastructure.getDefaultExecutor().execute(() -> abandoned.close(Duration.ZERO));
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
