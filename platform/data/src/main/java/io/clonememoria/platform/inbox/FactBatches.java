package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes facts from the bus as they come, in the order of their keys. Several share a transaction, which is most of what a
 * small effect costs; whatever is not as usual with one of them takes each of them into a transaction of its own.
 */
@ApplicationScoped
class FactBatches {
    private static final int AT_ONCE = 50;

    private final FactInbox inbox;
    private final FactReader reader;
    private final WorkerTransaction transaction;
    private final InboxRows rows;
    private final InboxReport report;

    FactBatches(FactInbox inbox, FactReader reader, WorkerTransaction transaction, InboxRows rows, InboxReport report) {
        this.inbox = inbox;
        this.reader = reader;
        this.transaction = transaction;
        this.rows = rows;
        this.report = report;
    }

    @Incoming("facts")
    Uni<Void> receive(ConsumerRecords<String, byte[]> records) {
        return Multi.createFrom().items(StreamSupport.stream(records.spliterator(), false).gather(Gatherers.windowFixed(AT_ONCE)))
                .onItem().transformToUniAndConcatenate(some -> some.size() == 1
                        ? inbox.receive(some.getFirst())
                        : together(some).onFailure().recoverWithUni(_ -> oneByOne(some)))
                .collect().last()
                .replaceWithVoid();
    }

    /** A fact from the bus, and those whom it concerns. */
    private record Delivery(ConsumerRecord<String, byte[]> record, Fact fact, List<FactConsumer> consumers) {}

    /** Fails, and nothing has taken effect, when one of them fails, has to wait behind another, or is an erasure. */
    private Uni<Void> together(List<ConsumerRecord<String, byte[]>> records) {
        return Uni.createFrom().deferred(() -> {
            var deliveries = records.stream().map(this::delivery).toList();
            return transaction.as(WorkerRole.CONSUMER, sql -> each(deliveries.stream(), delivery ->
                            EventContext.within(delivery.record(), () -> each(delivery.consumers().stream(), consumer ->
                                    apply(delivery.fact(), consumer, sql)))))
                    .invoke(() -> deliveries.forEach(this::reportDone));
        });
    }

    private Delivery delivery(ConsumerRecord<String, byte[]> record) {
        var fact = reader.read(record);
        return new Delivery(record, fact, inbox.wanting(fact));
    }

    private Uni<Void> apply(Fact fact, FactConsumer consumer, SqlConnection sql) {
        if (consumer.alsoOfErased()) {
            throw new IllegalStateException("an erasure holds its person's lock, and shares it with nobody");
        }
        return rows.remember(consumer.name(), fact, FactInbox.concerned(fact, consumer), sql)
                .chain(remembered -> switch (remembered) {
                    case NEW -> consumer.apply(fact, sql);
                    case OF_ERASED, DUPLICATE -> Uni.createFrom().voidItem();
                    case BEHIND_PARKED -> throw new IllegalStateException("an earlier event of its key is parked");
                });
    }

    private void reportDone(Delivery delivery) {
        if (delivery.consumers().isEmpty()) {
            report.ignored(delivery.fact().topic());
        }
        delivery.consumers().forEach(_ -> report.taken(delivery.fact()));
    }

    private Uni<Void> oneByOne(List<ConsumerRecord<String, byte[]>> records) {
        return each(records.stream(), inbox::receive);
    }

    private static <T> Uni<Void> each(Stream<T> some, Function<T, Uni<Void>> work) {
        return Multi.createFrom().items(some).onItem().transformToUniAndConcatenate(work::apply).collect().last().replaceWithVoid();
    }
}
