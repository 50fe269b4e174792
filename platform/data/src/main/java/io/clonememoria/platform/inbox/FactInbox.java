package io.clonememoria.platform.inbox;

import io.clonememoria.platform.erased.ErasedUsers;
import io.clonememoria.platform.event.Envelope;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Lets every fact take effect once in each of its consumers, one after the other, in the order of its key. */
@ApplicationScoped
class FactInbox {
    /** Takes no row when the fact was done before or when an earlier one of its key is parked. */
    private static final String REMEMBER = """
            insert into messaging.inbox (consumer, event_id)
            select $1, $2 where not exists (
                select from messaging.dead_letters
                where consumer = $1 and topic = $3 and record_key = $4 and replayed_at is null)
            on conflict do nothing""";

    private final List<FactConsumer> consumers;
    private final WorkerTransaction transaction;
    private final Retries retries;
    private final DeadLetters deadLetters;

    FactInbox(@All List<FactConsumer> consumers, WorkerTransaction transaction, Retries retries,
            DeadLetters deadLetters) {
        this.consumers = consumers;
        this.transaction = transaction;
        this.retries = retries;
        this.deadLetters = deadLetters;
    }

    @Incoming("facts")
    Uni<Void> receive(ConsumerRecord<String, byte[]> record) {
        return EventLog.within(record, () -> {
            try {
                return deliver(Envelope.fact(record, Instant.now()), record);
            } catch (MalformedEvent malformed) {
                return retries.whileTransient(() -> deadLetters.keep(DeadLetters.ENVELOPE, record, malformed));
            }
        });
    }

    private Uni<Void> deliver(Fact fact, ConsumerRecord<String, byte[]> record) {
        return Multi.createFrom().iterable(consumers)
                .filter(consumer -> FactConsumer.wants(consumer, fact.type()))
                .onItem().transformToUniAndConcatenate(consumer -> deliver(fact, consumer, record))
                .collect().last()
                .replaceWithVoid();
    }

    private Uni<Void> deliver(Fact fact, FactConsumer consumer, ConsumerRecord<String, byte[]> record) {
        return retries.several(() -> once(fact, consumer, record))
                .onFailure().recoverWithUni(cause ->
                        retries.whileTransient(() -> deadLetters.park(consumer.name(), record, cause)));
    }

    private Uni<Void> once(Fact fact, FactConsumer consumer, ConsumerRecord<String, byte[]> record) {
        return transaction.as(WorkerRole.CONSUMER, sql -> remember(fact, consumer, record, sql)
                .chain(isNew -> isNew
                        ? unlessErased(fact, consumer, sql)
                        : deadLetters.waitBehindParked(consumer.name(), record, fact, sql)));
    }

    /** What comes late about somebody who was erased is remembered as done, and has no effect. */
    private static Uni<Void> unlessErased(Fact fact, FactConsumer consumer, SqlConnection sql) {
        return consumer.alsoOfErased()
                ? consumer.apply(fact, sql)
                : ErasedUsers.any(ErasedUsers.concernedBy(fact.subject().toString(), fact.data()), sql)
                        .chain(erased -> erased ? Uni.createFrom().voidItem() : consumer.apply(fact, sql));
    }

    private static Uni<Boolean> remember(Fact fact, FactConsumer consumer, ConsumerRecord<String, byte[]> record,
            SqlConnection sql) {
        return sql.preparedQuery(REMEMBER)
                .execute(Tuple.of(consumer.name(), fact.id(), record.topic(), record.key()))
                .map(result -> result.rowCount() == 1);
    }
}
