package io.clonememoria.platform.outbox;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The relay's one connection. It holds the lock of leadership and does the work, so that a lost connection is a lost
 * leadership and two leaders cannot delete behind each other.
 */
@ApplicationScoped
class OutboxConnection {
    /** The advisory lock of relays; one per database. */
    private static final long LEADERSHIP = 0x6F_75_74_62_6F_78L; // "outbox"

    private static final String OLDEST =
            "select " + OutboxEvent.COLUMNS + " from messaging.outbox order by position limit $1";
    private static final String DELETE = "delete from messaging.outbox where position = any($1)";
    /** Counting stops where the number says nothing more but that it is many. */
    private static final String WAITING = """
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(occurred_at)), 0)::double precision
              from (select occurred_at from messaging.outbox order by position limit 100000) waiting""";

    private final Pool pool;
    private volatile @Nullable SqlConnection connection;
    private volatile boolean leader;
    private volatile Runnable lost = () -> {};

    OutboxConnection(@ReactiveDataSource("worker") Pool pool) {
        this.pool = pool;
    }

    /** @return whether this replica leads, after having tried to */
    Uni<Boolean> lead() {
        return leader ? Uni.createFrom().item(true) : open().chain(this::tryLock);
    }

    /** What is to be done when the connection, and the leadership with it, is lost. */
    void whenLost(Runnable lost) {
        this.lost = lost;
    }

    boolean leads() {
        return leader;
    }

    /**
     * Deletes what was sent and reads on, both in one round trip: the connection runs them one after the other.
     *
     * @return the first events in the order in which they are to be sent, at most so many
     */
    Uni<List<OutboxEvent>> next(List<OutboxEvent> sent, int limit) {
        return onConnection(open -> {
            var read = open.preparedQuery(OLDEST).execute(Tuple.of(limit)).map(OutboxConnection::events);
            return sent.isEmpty() ? read : Uni.combine().all().unis(delete(sent, open), read)
                    .with((_, events) -> events);
        });
    }

    /** How many events wait, and for how many seconds the first of them. */
    Uni<Backlog> backlog() {
        return onConnection(open -> open.query(WAITING).execute().map(rows -> {
            var row = rows.iterator().next();
            return new Backlog(row.getLong(0), row.getDouble(1));
        }));
    }

    Uni<Void> close() {
        var open = connection;
        forget();
        return open == null ? Uni.createFrom().voidItem() : open.close().onFailure().recoverWithNull();
    }

    private <T> Uni<T> onConnection(Function<SqlConnection, Uni<T>> work) {
        var open = connection;
        return open == null
                ? Uni.createFrom().failure(() -> new IllegalStateException("the connection to the database was lost"))
                : work.apply(open);
    }

    private static Uni<RowSet<Row>> delete(List<OutboxEvent> sent, SqlConnection open) {
        var positions = new Long[sent.size()];
        for (var i = 0; i < positions.length; i++) {
            positions[i] = sent.get(i).position();
        }
        return open.preparedQuery(DELETE).execute(Tuple.of(positions));
    }

    private static List<OutboxEvent> events(RowSet<Row> rows) {
        var events = new ArrayList<OutboxEvent>(rows.size());
        for (var row : rows) {
            events.add(OutboxEvent.of(row));
        }
        return events;
    }

    private Uni<SqlConnection> open() {
        return connection != null
                ? Uni.createFrom().item(connection)
                : pool.getConnection().call(fresh -> fresh.query("set role relay").execute()).invoke(fresh -> {
                    fresh.closeHandler(() -> {
                        forget();
                        lost.run();
                    });
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
