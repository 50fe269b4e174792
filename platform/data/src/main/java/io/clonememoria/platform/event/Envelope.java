package io.clonememoria.platform.event;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of the bus. A record that is not one of ours fails with {@link MalformedEvent}, never with less. */
public final class Envelope {
    private Envelope() {}

    /** @throws MalformedEvent when an attribute is missing or wrong, or the data is not a JSON object */
    public static Fact fact(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                throw new MalformedEvent("a fact has data");
            }
            return new Fact(UUID.fromString(required(record, CloudEventHeaders.ID)), record.topic(),
                    required(record, CloudEventHeaders.TYPE),
                    UUID.fromString(required(record, CloudEventHeaders.SUBJECT)),
                    Instant.parse(required(record, CloudEventHeaders.TIME)),
                    new JsonObject(Buffer.buffer(record.value())));
        } catch (MalformedEvent malformed) {
            throw malformed;
        } catch (RuntimeException malformed) {
            throw new MalformedEvent(malformed.getMessage());
        }
    }

    /** @throws MalformedEvent when the key or version is missing, or the data is not a JSON object */
    public static StateRow state(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.key() == null) {
                throw new MalformedEvent("state has a key");
            }
            return new StateRow(record.topic(), record.key(),
                    Long.parseLong(required(record, CloudEventHeaders.ROW_VERSION)),
                    isRemoval(record) ? new JsonObject() : new JsonObject(Buffer.buffer(record.value())));
        } catch (MalformedEvent malformed) {
            throw malformed;
        } catch (RuntimeException malformed) {
            throw new MalformedEvent(malformed.getMessage());
        }
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

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        return header(record, name).orElseThrow(() -> new MalformedEvent("the header " + name + " is missing"));
    }
}
