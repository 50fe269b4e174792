package io.clonememoria.platform.outbox;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The relay's one connection. It holds the lock of leadership and does the work, so that a lost connection is a lost
 * leadership and two leaders cannot delete behind each other.
 */
@ApplicationScoped
class OutboxConnection {
    /** The advisory lock of relays; one per database. */
    private static final long LEADERSHIP = 0x6F_75_74_62_6F_78L; // "outbox"

    private final Pool pool;
    private volatile @Nullable SqlConnection connection;
    private volatile boolean leader;

    OutboxConnection(@ReactiveDataSource("worker") Pool pool) {
        this.pool = pool;
    }

    /** @return whether this replica leads, after having tried to */
    Uni<Boolean> lead() {
        return leader ? Uni.createFrom().item(true) : open().chain(this::tryLock);
    }

    /** @return the first events in the order in which they are to be sent, at most so many */
    Uni<List<OutboxEvent>> oldest(int limit) {
        return connection
                .preparedQuery("select " + OutboxEvent.COLUMNS + " from messaging.outbox order by position limit $1")
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(OutboxEvent::of).toList());
    }

    Uni<Void> delete(List<OutboxEvent> sent) {
        var positions = sent.stream().map(OutboxEvent::position).toArray(Long[]::new);
        return connection.preparedQuery("delete from messaging.outbox where position = any($1)")
                .execute(Tuple.of(positions))
                .replaceWithVoid();
    }

    Uni<Void> close() {
        var open = connection;
        forget();
        return open == null ? Uni.createFrom().voidItem() : open.close().onFailure().recoverWithNull();
    }

    private Uni<SqlConnection> open() {
        return connection != null
                ? Uni.createFrom().item(connection)
                : pool.getConnection().call(fresh -> fresh.query("set role relay").execute()).invoke(fresh -> {
                    fresh.closeHandler(this::forget);
                    connection = fresh;
                });
    }

    private Uni<Boolean> tryLock(SqlConnection open) {
        return open.preparedQuery("select pg_try_advisory_lock($1)").execute(Tuple.of(LEADERSHIP))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .invoke(locked -> leader = locked);
    }

    private void forget() {
        leader = false;
        connection = null;
    }
}
