package io.clonememoria.platform.inbox;

import io.clonememoria.platform.erased.ErasedUsers;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Lets a fact take effect once in each of its consumers, one after the other. */
@ApplicationScoped
class FactInbox {
    private final List<FactConsumer> consumers;
    private final FactReader reader;
    private final WorkerTransaction transaction;
    private final InboxRows inbox;
    private final Retries retries;
    private final DeadLetters deadLetters;
    private final InboxReport report;

    FactInbox(@All List<FactConsumer> consumers, FactReader reader, WorkerTransaction transaction, InboxRows inbox,
            Retries retries, DeadLetters deadLetters, InboxReport report) {
        // who was erased is known before anything else is done about them, with the very fact that tells it
        this.consumers = consumers.stream().sorted(Comparator.comparing(consumer -> !consumer.alsoOfErased())).toList();
        this.reader = reader;
        this.transaction = transaction;
        this.inbox = inbox;
        this.retries = retries;
        this.deadLetters = deadLetters;
        this.report = report;
    }

    /** Lets a record from the bus take effect, or keeps it: it never fails for what the record is. */
    Uni<Void> receive(ConsumerRecord<String, byte[]> record) {
        return EventContext.within(record, () -> {
            try {
                return deliver(record);
            } catch (MalformedEvent malformed) {
                report.malformed(record.topic());
                return retries.whileTransient(() -> deadLetters.keep(DeadLetters.ENVELOPE, record, malformed));
            }
        });
    }

    /**
     * Lets a record take effect that came from the bus or was kept for being malformed.
     *
     * @throws MalformedEvent when it is no fact of ours
     */
    Uni<Void> deliver(ConsumerRecord<String, byte[]> record) {
        var fact = reader.read(record);
        var wanting = wanting(fact);
        if (wanting.isEmpty()) {
            report.ignored(fact.topic()); // of no interest here, perhaps of a type from after our time
        }
        return Multi.createFrom().iterable(wanting)
                .onItem().transformToUniAndConcatenate(consumer -> deliver(fact, consumer, record))
                .collect().last()
                .replaceWithVoid();
    }

    /** Those whom a fact concerns, in the order in which they get it. */
    List<FactConsumer> wanting(Fact fact) {
        return consumers.stream().filter(consumer -> FactConsumer.wants(consumer, fact)).toList();
    }

    /** The consumer of that name, unless this version of the service has it no more. */
    Optional<FactConsumer> consumer(String name) {
        return consumers.stream().filter(consumer -> consumer.name().equals(name)).findFirst();
    }

    private Uni<Void> deliver(Fact fact, FactConsumer consumer, ConsumerRecord<String, byte[]> record) {
        return retries.several(() -> once(fact, consumer, record))
                .invoke(() -> report.taken(fact))
                .onFailure().recoverWithUni(cause ->
                        retries.whileTransient(() -> deadLetters.park(consumer.name(), record, cause)));
    }

    private Uni<Void> once(Fact fact, FactConsumer consumer, ConsumerRecord<String, byte[]> record) {
        return transaction.as(WorkerRole.CONSUMER, sql -> inbox.remember(consumer.name(), fact, concerned(fact, consumer), sql)
                .chain(remembered -> switch (remembered) {
                    case NEW -> consumer.apply(fact, sql);
                    case OF_ERASED, DUPLICATE -> Uni.createFrom().voidItem();
                    case BEHIND_PARKED -> behindParked(fact, consumer, record, sql);
                }));
    }

    /** Whoever replays the key holds its lock: what is seen with the lock in hand is so until the commit. */
    private Uni<Void> behindParked(Fact fact, FactConsumer consumer, ConsumerRecord<String, byte[]> record,
            SqlConnection sql) {
        return inbox.lockKey(consumer.name(), record.topic(), record.key(), sql)
                .chain(() -> inbox.remember(consumer.name(), fact, concerned(fact, consumer), sql))
                .chain(remembered -> switch (remembered) {
                    case NEW -> consumer.apply(fact, sql);
                    case OF_ERASED, DUPLICATE -> Uni.createFrom().voidItem();
                    case BEHIND_PARKED -> deadLetters.waitBehind(consumer.name(), record, sql);
                });
    }

    /** What comes late about somebody who was erased is remembered as done, and has no effect. */
    static Uni<Void> effect(Fact fact, FactConsumer consumer, SqlConnection sql) {
        return ErasedUsers.any(concerned(fact, consumer), sql)
                .chain(erased -> erased ? Uni.createFrom().voidItem() : consumer.apply(fact, sql));
    }

    /** The people without whom a fact has no effect on that consumer, once they are erased. */
    static Set<UUID> concerned(Fact fact, FactConsumer consumer) {
        return consumer.alsoOfErased() ? Set.of() : ErasedUsers.concernedBy(fact.subject().toString(), fact.data());
    }
}
