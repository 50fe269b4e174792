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
    private static final String STATE_TOPICS = "clonememoria.state.";

    private final List<StateProjection> projections;
    private final WorkerTransaction transaction;
    private final Retries retries;
    private final DeadLetters deadLetters;
    private final InboxReport report;

    StateInbox(@All List<StateProjection> projections, WorkerTransaction transaction, Retries retries,
            DeadLetters deadLetters, InboxReport report) {
        this.projections = projections;
        this.transaction = transaction;
        this.retries = retries;
        this.deadLetters = deadLetters;
        this.report = report;
    }

    static boolean isState(ConsumerRecord<String, byte[]> record) {
        return record.topic().startsWith(STATE_TOPICS);
    }

    /** The topics that are projected here. */
    List<String> topics() {
        return projections.stream().map(StateProjection::topic).distinct().sorted().toList();
    }

    @Incoming("state")
    Uni<Void> receive(ConsumerRecord<String, byte[]> record) {
        return EventContext.within(record, () -> retries.several(() -> project(record))
                .onFailure().recoverWithUni(cause -> retries.whileTransient(() -> keep(record, cause))));
    }

    /**
     * Projects a record, in each projection of its topic.
     *
     * @throws MalformedEvent (as the failure of the answer) when it is no row's state
     */
    Uni<Void> project(ConsumerRecord<String, byte[]> record) {
        return Uni.createFrom().item(() -> Envelope.state(record)).chain(row -> Multi.createFrom().iterable(projections)
                .filter(projection -> projection.topic().equals(row.topic()))
                .onItem().transformToUniAndConcatenate(projection ->
                        write(projection, row, Envelope.isRemoval(record)))
                .collect().last()
                .replaceWithVoid());
    }

    private Uni<Void> keep(ConsumerRecord<String, byte[]> record, Throwable cause) {
        if (cause instanceof MalformedEvent) {
            report.malformed(record.topic());
        }
        return deadLetters.keep(cause instanceof MalformedEvent ? DeadLetters.ENVELOPE : record.topic(), record, cause);
    }

    private Uni<Void> write(StateProjection projection, StateRow row, boolean removal) {
        return transaction.as(WorkerRole.CONSUMER, sql -> removal
                ? projection.remove(row, sql)
                // read again from the start, an old row must not bring back somebody who was erased
                : ErasedUsers.any(ErasedUsers.concernedBy(row.key(), row.data()), sql)
                        .chain(erased -> erased ? Uni.createFrom().voidItem() : projection.upsert(row, sql)));
    }
}
