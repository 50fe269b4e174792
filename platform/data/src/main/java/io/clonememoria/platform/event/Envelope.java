package io.clonememoria.platform.event;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the bus. A record that is not one of ours fails with {@link MalformedEvent}, never with less. */
public final class Envelope {
    /** No event of ours comes near it: more is a mistake or an attack, and is not parsed. */
    static final int MOST_BYTES = 256 * 1024;
    /** By so much a producer's clock may be ahead of ours. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    private static final int LENGTH_OF_ID = 36;

    private Envelope() {}

    /**
     * @param now what happens later than that, by more than clocks differ, has not happened
     * @throws MalformedEvent when an attribute is missing or wrong, its key is not its subject, it comes from the
     *                        future, or the data is not a JSON object
     */
    public static Fact fact(ConsumerRecord<String, byte[]> record, Instant now) {
        return reading(() -> {
            requireReadable(record);
            if (record.value() == null) {
                throw new MalformedEvent("a fact has data");
            }
            var subject = id(CloudEventHeaders.SUBJECT, record);
            var time = Instant.parse(required(record, CloudEventHeaders.TIME));
            if (time.isAfter(now.plus(TOLERANCE))) {
                throw new MalformedEvent("comes from the future: " + time);
            }
            return new Fact(id(CloudEventHeaders.ID, record), record.topic(), required(record, CloudEventHeaders.TYPE),
                    subject, time, data(record));
        });
    }

    /**
     * @throws MalformedEvent when the key, the version or an attribute is missing or wrong, or the data is not a JSON
     *                        object
     */
    public static StateRow state(ConsumerRecord<String, byte[]> record) {
        return reading(() -> {
            requireReadable(record);
            var version = Long.parseLong(required(record, CloudEventHeaders.ROW_VERSION));
            if (version < 1) {
                throw new MalformedEvent("versions of a row begin with 1");
            }
            return new StateRow(record.topic(), record.key(), version,
                    isRemoval(record) ? new JsonObject() : data(record));
        });
    }

    /** Whether the record says that its row is gone. */
    public static boolean isRemoval(ConsumerRecord<String, byte[]> record) {
        return record.value() == null;
    }

    /** A header's text. */
    public static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> header.value())
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /** What facts and state have in common. */
    private static void requireReadable(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null && record.value().length > MOST_BYTES) {
            throw new MalformedEvent("is too large: " + record.value().length + " bytes");
        }
        var spec = required(record, CloudEventHeaders.SPEC_VERSION);
        if (!spec.equals("1.0")) {
            throw new MalformedEvent("is of an unknown version of CloudEvents: " + spec);
        }
        var type = required(record, CloudEventHeaders.TYPE);
        if (!EventType.isName(type)) {
            throw new MalformedEvent("a type is <aggregate>.<past tense>");
        }
        header(record, CloudEventHeaders.DATA_SCHEMA).ifPresent(schema -> {
            if (!schema.equals(EventType.schemaOf(type))) {
                throw new MalformedEvent("is of an unknown version: " + schema);
            }
        });
        if (!required(record, CloudEventHeaders.SUBJECT).equals(record.key())) {
            throw new MalformedEvent("has another key than its subject, so that its order is not known");
        }
    }

    private static <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (MalformedEvent malformed) {
            throw malformed;
        } catch (RuntimeException malformed) {
            throw new MalformedEvent(String.valueOf(malformed.getMessage()));
        }
    }

    private static JsonObject data(ConsumerRecord<String, byte[]> record) {
        return new JsonObject(Buffer.buffer(record.value()));
    }

    /** Strict: {@link UUID#fromString} would take 1-1-1-1-1 for an id. */
    private static UUID id(String name, ConsumerRecord<String, byte[]> record) {
        var text = required(record, name);
        if (text.length() != LENGTH_OF_ID) {
            throw new MalformedEvent(name + " is not an id");
        }
        return UUID.fromString(text);
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        return header(record, name).orElseThrow(() -> new MalformedEvent("the header " + name + " is missing"));
    }
}
