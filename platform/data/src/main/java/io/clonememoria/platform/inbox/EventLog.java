package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.CloudEventHeaders;
import io.clonememoria.platform.event.Envelope;
import io.clonememoria.platform.request.RequestId;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;

/** Puts the request that caused an event into the log's context, so that one id finds its lines in every service. */
final class EventLog {
    private EventLog() {}

    static Uni<Void> within(ConsumerRecord<String, byte[]> record, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            // the id comes from the bus: it is checked like one from outside
            MDC.put(RequestId.LOG_KEY, RequestId.of(
                    Envelope.header(record, CloudEventHeaders.REQUEST_ID).orElse(null)));
            return work.get();
        }).onTermination().invoke(() -> MDC.remove(RequestId.LOG_KEY));
    }
}
