package io.clonememoria.platform.transaction;

import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** A transaction of a consumer or a job: plain SQL under the role of the work, on a pool that requests do not share. */
@ApplicationScoped
public class WorkerTransaction {
    private final Pool pool;
    private final List<CommitListener> listeners;

    WorkerTransaction(@ReactiveDataSource("worker") Pool pool, @All List<CommitListener> listeners) {
        this.pool = pool;
        this.listeners = listeners;
    }

    /** Commits when the work ends well, else rolls back and fails with the work's failure. */
    public <T> Uni<T> as(WorkerRole role, Function<SqlConnection, Uni<T>> work) {
        return quietly(role, work).invoke(() -> listeners.forEach(CommitListener::committed));
    }

    /**
     * The same, of which no {@link CommitListener} is told: for the look that a listener itself takes when it is woken.
     * Were it told of that too, it would look for ever.
     */
    public <T> Uni<T> quietly(WorkerRole role, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> become(connection, role).chain(() -> work.apply(connection)));
    }

    /** Goes on in a worker's transaction with the rights of another role. */
    public static Uni<Void> become(SqlConnection transaction, WorkerRole role) {
        return transaction.preparedQuery("select set_config('role', $1, true)")
                .execute(Tuple.of(role.databaseName()))
                .replaceWithVoid();
    }
}
