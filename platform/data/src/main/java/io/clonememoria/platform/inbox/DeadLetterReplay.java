package io.clonememoria.platform.inbox;

import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets what is parked take effect after all, and then what waits behind it, in its order.
 *
 * <p>Each event has a transaction of its own, which holds the lock of the key, remembers the event in the inbox and
 * marks the letter: killed at any point, or asked twice at once, each takes effect once.
 */
@ApplicationScoped
class DeadLetterReplay {
    /** One call does no more: an administrator waits for its answer. */
    private static final int PORTION = 500;

    private final FactInbox facts;
    private final StateInbox state;
    private final FactReader reader;
    private final InboxRows inbox;
    private final DeadLetters letters;
    private final Retries retries;
    private final WorkerTransaction transaction;

    DeadLetterReplay(FactInbox facts, StateInbox state, FactReader reader, InboxRows inbox, DeadLetters letters,
            Retries retries, WorkerTransaction transaction) {
        this.facts = facts;
        this.state = state;
        this.reader = reader;
        this.inbox = inbox;
        this.letters = letters;
        this.retries = retries;
        this.transaction = transaction;
    }

    /**
     * Replays the letter's key from its beginning on, whichever of its letters is named.
     *
     * @throws DeadLetterNotFound when there is no such letter
     * @throws ConsumerGone       when nobody could process it any more
     */
    Uni<ReplayView> replay(UUID id) {
        return letters.require(id).chain(letter -> {
            if (letter.replayed()) {
                return Uni.createFrom().item(new ReplayView(0, 0, null));
            }
            if (letter.isMalformed() || letter.isState()) {
                return alone(letter);
            }
            var consumer = facts.consumer(letter.consumer())
                    .orElseThrow(() -> new ConsumerGone(letter.consumer()));
            return queue(letter, consumer, 0);
        });
    }

    /** Nothing waits behind it, and what it does is the same however often it is done. */
    private Uni<ReplayView> alone(DeadLetter letter) {
        var record = letter.toRecord();
        return retries.several(() -> Uni.createFrom().deferred(() -> letter.isState() || StateInbox.isState(record)
                        ? state.project(record)
                        : facts.deliver(record)))
                .chain(() -> transaction.as(WorkerRole.CONSUMER, sql -> letters.replayed(letter.id(), sql)))
                .replaceWith(new ReplayView(1, 0, null))
                .onFailure().recoverWithUni(failure -> letters.tried(letter.id(), failure)
                        .map(cause -> new ReplayView(0, 0, cause)));
    }

    private Uni<ReplayView> queue(DeadLetter ofKey, FactConsumer consumer, int done) {
        return transaction.as(WorkerRole.CONSUMER, sql -> letters.head(ofKey.consumer(), ofKey.topic(), ofKey.key(), sql))
                .chain(head -> head.isEmpty() || done == PORTION
                        ? letters.count(ofKey).map(waiting -> new ReplayView(done, waiting, null))
                        : retries.several(() -> step(head.get(), consumer))
                                .onItem().transform(_ -> Optional.<Throwable>empty())
                                .onFailure().recoverWithItem(Optional::of)
                                .chain(failure -> failure.isEmpty()
                                        ? queue(ofKey, consumer, done + 1)
                                        : letters.tried(head.get().id(), failure.get()).chain(cause ->
                                                letters.count(ofKey).map(left ->
                                                        new ReplayView(done, left - 1, cause)))));
    }

    /** Lets the head of the queue take effect, unless somebody else has meanwhile. */
    private Uni<Void> step(DeadLetter expected, FactConsumer consumer) {
        return transaction.as(WorkerRole.CONSUMER, sql -> inbox
                .lockKey(expected.consumer(), expected.topic(), String.valueOf(expected.key()), sql)
                .chain(() -> letters.head(expected.consumer(), expected.topic(), expected.key(), sql))
                .chain(head -> head.filter(letter -> letter.id().equals(expected.id())).isPresent()
                        ? apply(expected, consumer, sql)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> apply(DeadLetter letter, FactConsumer consumer, SqlConnection sql) {
        var fact = reader.read(letter.toRecord());
        return inbox.rememberReplayed(consumer.name(), fact, sql)
                .chain(isNew -> isNew ? FactInbox.effect(fact, consumer, sql) : Uni.createFrom().voidItem())
                .chain(() -> letters.replayed(letter.id(), sql));
    }
}
