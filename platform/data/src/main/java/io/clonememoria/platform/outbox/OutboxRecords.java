package io.clonememoria.platform.outbox;

import static io.clonememoria.platform.event.CloudEventHeaders.CONTENT_TYPE;
import static io.clonememoria.platform.event.CloudEventHeaders.DATA_SCHEMA;
import static io.clonememoria.platform.event.CloudEventHeaders.ID;
import static io.clonememoria.platform.event.CloudEventHeaders.REQUEST_ID;
import static io.clonememoria.platform.event.CloudEventHeaders.ROW_VERSION;
import static io.clonememoria.platform.event.CloudEventHeaders.SOURCE;
import static io.clonememoria.platform.event.CloudEventHeaders.SPEC_VERSION;
import static io.clonememoria.platform.event.CloudEventHeaders.SUBJECT;
import static io.clonememoria.platform.event.CloudEventHeaders.TIME;
import static io.clonememoria.platform.event.CloudEventHeaders.TRACE_PARENT;
import static io.clonememoria.platform.event.CloudEventHeaders.TYPE;

import io.clonememoria.platform.event.EventType;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Rows of the outbox as records of the bus. */
final class OutboxRecords {
    private static final Header CLOUD_EVENTS = header(SPEC_VERSION, "1.0");
    private static final Header JSON = header(CONTENT_TYPE, "application/json");

    private final Header source;

    OutboxRecords(String service) {
        this.source = header(SOURCE, "/" + service);
    }

    ProducerRecord<String, byte[]> of(OutboxEvent event) {
        var record = new ProducerRecord<>(event.topic(), event.key(), bytes(event.data()));
        var headers = record.headers();
        headers.add(CLOUD_EVENTS).add(source).add(JSON)
                .add(header(ID, event.id().toString()))
                .add(header(TYPE, event.type()))
                .add(header(DATA_SCHEMA, EventType.schemaOf(event.type())))
                .add(header(SUBJECT, event.key()))
                .add(header(TIME, event.time().toInstant().toString()));
        addIfKnown(ROW_VERSION, event.rowVersion(), headers);
        addIfKnown(REQUEST_ID, event.requestId(), headers);
        addIfKnown(TRACE_PARENT, event.traceParent(), headers);
        return record;
    }

    private static void addIfKnown(String name, @Nullable Object value, Headers headers) {
        if (value != null) {
            headers.add(header(name, value.toString()));
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
