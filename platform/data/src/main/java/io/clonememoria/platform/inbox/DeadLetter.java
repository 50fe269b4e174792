package io.clonememoria.platform.inbox;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not take effect.
 *
 * @param consumer who could not; {@link DeadLetters#ENVELOPE} for what is no event of ours, the topic for state
 * @param replayed whether it has taken effect since
 */
record DeadLetter(UUID id, String consumer, String topic, int partition, long offset, @Nullable String key,
        JsonObject headers, @Nullable Buffer data, boolean replayed) {
    static final String COLUMNS = "id, consumer, topic, partition_number, record_offset, record_key, headers, data, "
            + "replayed_at is not null";

    static DeadLetter of(Row row) {
        return new DeadLetter(row.getUUID(0), row.getString(1), row.getString(2), row.getInteger(3), row.getLong(4),
                row.getString(5), row.getJsonObject(6), row.getBuffer(7), row.getBoolean(8));
    }

    boolean isMalformed() {
        return consumer.equals(DeadLetters.ENVELOPE);
    }

    boolean isState() {
        return consumer.equals(topic);
    }

    /** The record as it came. */
    ConsumerRecord<String, byte[]> toRecord() {
        var record = new ConsumerRecord<>(topic, partition, offset, key, data == null ? null : data.getBytes());
        headers.forEach(header -> record.headers().add(header.getKey(), header.getValue() == null
                ? null : header.getValue().toString().getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
