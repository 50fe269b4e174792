package io.clonememoria.platform.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. Without data it says that the row of a state topic is gone. */
record OutboxEvent(long position, UUID id, String topic, String key, String type, @Nullable Long rowVersion,
        @Nullable String data, @Nullable String requestId, @Nullable String traceParent, OffsetDateTime time) {

    static final String COLUMNS = "position, event_id, topic, record_key, type, row_version, data::text, request_id, "
            + "traceparent, occurred_at";

    static OutboxEvent of(Row row) {
        return new OutboxEvent(row.getLong(0), row.getUUID(1), row.getString(2), row.getString(3), row.getString(4),
                row.getLong(5), row.getString(6), row.getString(7), row.getString(8), row.getOffsetDateTime(9));
    }
}
