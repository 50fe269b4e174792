package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.CloudEventHeaders;
import io.clonememoria.platform.event.Envelope;
import io.clonememoria.platform.request.RequestId;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Lets work on an event go on as part of the request that caused it: one id finds its lines in the logs of every service,
 * and its trace goes on. Events come in batches, so the connector cannot do it.
 */
final class EventContext {
    private static final TextMapGetter<ConsumerRecord<String, byte[]>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(ConsumerRecord<String, byte[]> record) {
            return Arrays.stream(record.headers().toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable ConsumerRecord<String, byte[]> record, String key) {
            return record == null ? null : Envelope.header(record, key).orElse(null);
        }
    };

    private EventContext() {}

    static Uni<Void> within(ConsumerRecord<String, byte[]> record, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            // the id comes from the bus: it is checked like one from outside
            MDC.put(RequestId.LOG_KEY, RequestId.of(
                    Envelope.header(record, CloudEventHeaders.REQUEST_ID).orElse(null)));
            var trace = W3CTraceContextPropagator.getInstance().extract(Context.root(), record, HEADERS).makeCurrent();
            return Uni.createFrom().deferred(work::get).onTermination().invoke(() -> {
                trace.close();
                MDC.remove(RequestId.LOG_KEY);
            });
        });
    }
}
