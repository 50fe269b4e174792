package io.clonememoria.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes and reads events as a sibling service does: CloudEvents 1.0 in Kafka's binary mode. */
public final class TestBus {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestBus() {}

    /** An event as it came.
     *  @param key the record's key
     *  @param rowVersion of state; null on facts
     *  @param data JSON null for the removal of a state */
    public record Event(String topic, String key, String id, String source, String type, String subject, Instant time,
            @Nullable Long rowVersion, JsonNode data) {

        /** Empty for what is no event: tests of bad input leave such records on the topics that others read. */
        static Optional<Event> of(ConsumerRecord<String, String> record) {
            var headers = record.headers();
            try {
                return Optional.of(new Event(record.topic(), record.key(),
                    header(headers, "ce_id").orElse(""), header(headers, "ce_source").orElse(""),
                    header(headers, "ce_type").orElse(""), header(headers, "ce_subject").orElse(""),
                    header(headers, "ce_time").map(Instant::parse).orElse(Instant.EPOCH),
                    header(headers, "ce_rowversion").map(Long::valueOf).orElse(null), json(record.value())));
            } catch (DateTimeParseException | NumberFormatException | JsonProcessingException noEvent) {
                return Optional.empty();
            }
        }
    }

    /** Publishes a row's state. */
    public static void state(String topic, String key, long version, String json) {
        publish(topic, UUID.randomUUID(), stateType(topic), key, version, json);
    }

    /** Publishes that a row is gone. */
    public static void stateRemoved(String topic, String key, long version) {
        publish(topic, UUID.randomUUID(), stateType(topic), key, version, null);
    }

    /** Publishes a fact under a new id and answers that id. */
    public static UUID fact(String topic, String type, UUID subject, String json) {
        var id = UUID.randomUUID();
        fact(id, topic, type, subject, json);
        return id;
    }

    /** Publishes a fact under a given id, for tests of duplicates. */
    public static void fact(UUID id, String topic, String type, UUID subject, String json) {
        publish(topic, id, type, subject.toString(), null, json);
    }

    /** The first event of that type about that subject, from the beginning of the topic on; fails when the deadline passes. */
    public static Event await(String topic, String type, String subject, Duration limit) {
        return await(topic, event -> event.type().equals(type) && event.subject().equals(subject), limit);
    }

    /** The first event that matches, from the beginning of the topic on; fails when the deadline passes. */
    public static Event await(String topic, Predicate<Event> wanted, Duration limit) {
        var deadline = Instant.now().plus(limit);
        try (var consumer = consumer(topic)) {
            while (Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var event = Event.of(record).filter(wanted);
                    if (event.isPresent()) {
                        return event.get();
                    }
                }
            }
        }
        throw new AssertionError("no such event on " + topic + " within " + limit);
    }

    /** All events of the topic until now that match, in the order of each partition. */
    public static List<Event> read(String topic, Predicate<Event> wanted) {
        try (var consumer = consumer(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            var found = new ArrayList<Event>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> Event.of(record).ifPresent(found::add));
            }
            return found.stream().filter(wanted).toList();
        }
    }

    private static void publish(String topic, UUID id, String type, String subject, @Nullable Long version, @Nullable String json) {
        var record = new ProducerRecord<>(topic, subject, json);
        var headers = record.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id.toString());
        add(headers, "ce_source", "/test");
        add(headers, "ce_type", type);
        add(headers, "ce_subject", subject);
        add(headers, "ce_time", Instant.now().toString());
        add(headers, "content-type", "application/json");
        if (version != null) {
            add(headers, "ce_rowversion", version.toString());
        }
        try {
            Sender.PRODUCER.send(record).get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("cannot publish to " + topic + ": " + failure.getCause().getMessage(), failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static KafkaConsumer<String, String> consumer(String topic) {
        var consumer = ClassLoaders.withOurs(() -> new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", TestInfrastructure.kafka(), "allow.auto.create.topics", false),
            new StringDeserializer(), new StringDeserializer()));
        var partitions = consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** {@code clonememoria.state.space-members} carries {@code space_member.state}; what counts keeps its plural. */
    private static String stateType(String topic) {
        var rows = topic.substring(topic.lastIndexOf('.') + 1).replace('-', '_');
        return (rows.endsWith("s") && !rows.endsWith("ies") ? rows.substring(0, rows.length() - 1) : rows) + ".state";
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> header(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(@Nullable String value) throws JsonProcessingException {
        return value == null ? NullNode.getInstance() : JSON.readTree(value);
    }

    /** Made with the first event; its thread is a daemon and ends with the JVM. */
    private static final class Sender {
        static final KafkaProducer<String, String> PRODUCER = ClassLoaders.withOurs(() -> new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", TestInfrastructure.kafka(), "acks", "all", "linger.ms", 0),
            new StringSerializer(), new StringSerializer()));
    }
}
