package io.clonememoria.platform.outbox;

import static io.clonememoria.platform.event.CloudEventHeaders.CONTENT_TYPE;
import static io.clonememoria.platform.event.CloudEventHeaders.ID;
import static io.clonememoria.platform.event.CloudEventHeaders.REQUEST_ID;
import static io.clonememoria.platform.event.CloudEventHeaders.ROW_VERSION;
import static io.clonememoria.platform.event.CloudEventHeaders.SOURCE;
import static io.clonememoria.platform.event.CloudEventHeaders.SPEC_VERSION;
import static io.clonememoria.platform.event.CloudEventHeaders.SUBJECT;
import static io.clonememoria.platform.event.CloudEventHeaders.TIME;
import static io.clonememoria.platform.event.CloudEventHeaders.TRACE_PARENT;
import static io.clonememoria.platform.event.CloudEventHeaders.TYPE;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the broker as CloudEvents, and says when it has acknowledged them all.
 *
 * <p>Kafka's own client, because the relay sends to many topics in one order and needs the acknowledgements of a batch,
 * not a stream per channel.
 */
@ApplicationScoped
class OutboxPublisher {
    private final KafkaProducer<String, byte[]> producer;
    private final String source;

    OutboxPublisher(@Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.source = "/" + service;
        var config = new HashMap<>(broker);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // with the broker away a send must come back to the relay's poll, not hang for minutes
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** @return completes when the broker has all of them; fails when it has not, and some may have arrived */
    Uni<Void> publish(List<OutboxEvent> events) {
        return Uni.createFrom().completionStage(() -> CompletableFuture
                // waiting for metadata blocks, so sending never happens on the event loop
                .supplyAsync(() -> events.stream().map(this::send).toArray(CompletableFuture[]::new),
                        Infrastructure.getDefaultExecutor())
                .thenCompose(CompletableFuture::allOf));
    }

    private CompletableFuture<Void> send(OutboxEvent event) {
        var acknowledged = new CompletableFuture<Void>();
        producer.send(recordOf(event), (_, failure) -> {
            if (failure == null) {
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(failure);
            }
        });
        return acknowledged;
    }

    private ProducerRecord<String, byte[]> recordOf(OutboxEvent event) {
        var record = new ProducerRecord<>(event.topic(), event.key(), bytes(event.data()));
        var headers = new HashMap<String, @Nullable String>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, event.id().toString());
        headers.put(SOURCE, source);
        headers.put(TYPE, event.type());
        headers.put(SUBJECT, event.key());
        headers.put(TIME, event.time().toInstant().toString());
        headers.put(CONTENT_TYPE, "application/json");
        headers.put(ROW_VERSION, event.rowVersion() == null ? null : event.rowVersion().toString());
        headers.put(REQUEST_ID, event.requestId());
        headers.put(TRACE_PARENT, event.traceParent());
        headers.forEach((name, value) -> {
            if (value != null) {
                record.headers().add(name, bytes(value));
            }
        });
        return record;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
