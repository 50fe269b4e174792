package io.clonememoria.platform.inbox;

import io.clonememoria.platform.erased.ErasedUsers;
import io.clonememoria.platform.event.Envelope;
import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Brings the projections up to date. A row that cannot be projected is kept as a dead letter and holds nothing back:
 * the next version of the row replaces it anyway.
 */
@ApplicationScoped
class StateInbox {
    private final List<StateProjection> projections;
    private final WorkerTransaction transaction;
    private final Retries retries;
    private final DeadLetters deadLetters;

    StateInbox(@All List<StateProjection> projections, WorkerTransaction transaction, Retries retries,
            DeadLetters deadLetters) {
        this.projections = projections;
        this.transaction = transaction;
        this.retries = retries;
        this.deadLetters = deadLetters;
    }

    @Incoming("state")
    Uni<Void> receive(ConsumerRecord<String, byte[]> record) {
        return EventLog.within(record, () -> {
            try {
                return project(Envelope.state(record), record);
            } catch (MalformedEvent malformed) {
                return retries.whileTransient(() -> deadLetters.keep(DeadLetters.ENVELOPE, record, malformed));
            }
        });
    }

    private Uni<Void> project(StateRow row, ConsumerRecord<String, byte[]> record) {
        return Multi.createFrom().iterable(projections)
                .filter(projection -> projection.topic().equals(row.topic()))
                .onItem().transformToUniAndConcatenate(projection -> retries
                        .several(() -> write(projection, row, Envelope.isRemoval(record)))
                        .onFailure().recoverWithUni(cause ->
                                retries.whileTransient(() -> deadLetters.keep(row.topic(), record, cause))))
                .collect().last()
                .replaceWithVoid();
    }

    private Uni<Void> write(StateProjection projection, StateRow row, boolean removal) {
        return transaction.as(WorkerRole.CONSUMER, sql -> removal
                ? projection.remove(row, sql)
                // read again from the start, an old row must not bring back somebody who was erased
                : ErasedUsers.any(ErasedUsers.concernedBy(row.key(), row.data()), sql)
                        .chain(erased -> erased ? Uni.createFrom().voidItem() : projection.upsert(row, sql)));
    }
}
