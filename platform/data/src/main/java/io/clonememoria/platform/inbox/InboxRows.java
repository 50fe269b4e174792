package io.clonememoria.platform.inbox;

import io.clonememoria.platform.erased.ErasedUsers;
import io.clonememoria.platform.event.Fact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What each consumer has done, in {@code messaging.inbox}. */
@ApplicationScoped
class InboxRows {
    /** What came of remembering a fact. */
    enum Remembered {
        /** It was not known: now it is to take effect. */
        NEW,
        /** It was not known, and concerns somebody who was erased: it is remembered and has no effect. */
        OF_ERASED,
        /** It has taken effect before. */
        DUPLICATE,
        /** An earlier event of its key is parked, so it must wait. */
        BEHIND_PARKED
    }

    /** Takes no row when the fact was done before or when an earlier one of its key is parked. */
    private static final String REMEMBER = """
            insert into messaging.inbox (consumer, event_id)
            select $1, $2 where not exists (
                select from messaging.dead_letters
                where consumer = $1 and topic = $3 and record_key = $4 and replayed_at is null)
            on conflict do nothing
            returning private.any_erased($5)""";
    private static final String REMEMBER_REPLAYED =
            "insert into messaging.inbox (consumer, event_id) values ($1, $2) on conflict do nothing";
    private static final String KNOWN = "select from messaging.inbox where consumer = $1 and event_id = $2";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    /**
     * Remembers that the fact takes effect in this transaction.
     *
     * @param people who must not have been erased; asked as by {@link ErasedUsers#any}, in the same statement, for it is
     *               asked of every fact
     */
    Uni<Remembered> remember(String consumer, Fact fact, Set<UUID> people, SqlConnection sql) {
        return sql.preparedQuery(REMEMBER)
                .execute(Tuple.of(consumer, fact.id(), fact.topic(), fact.subject().toString(), people.toArray(UUID[]::new)))
                .chain(taken -> taken.size() == 1
                        ? Uni.createFrom().item(taken.iterator().next().getBoolean(0) ? Remembered.OF_ERASED : Remembered.NEW)
                        : sql.preparedQuery(KNOWN).execute(Tuple.of(consumer, fact.id()))
                                .map(known -> known.size() > 0 ? Remembered.DUPLICATE : Remembered.BEHIND_PARKED));
    }

    /** The same for a fact that was parked itself. @return whether it is new */
    Uni<Boolean> rememberReplayed(String consumer, Fact fact, SqlConnection sql) {
        return sql.preparedQuery(REMEMBER_REPLAYED).execute(Tuple.of(consumer, fact.id()))
                .map(result -> result.rowCount() == 1);
    }

    /** Waits until nobody else replays the key or joins its queue; held until the transaction ends. */
    Uni<Void> lockKey(String consumer, String topic, String key, SqlConnection sql) {
        return sql.preparedQuery(LOCK).execute(Tuple.of(consumer + " " + topic + " " + key)).replaceWithVoid();
    }
}
