package io.clonememoria.platform.job;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Background jobs as requests ask for them: in their own transaction, with the rights of the caller. */
@ApplicationScoped
public class JobService {
    private static final String ENQUEUE = """
            insert into messaging.jobs (id, kind, user_id, space_id, payload) values ($1, $2, $3, $4, $5::text::jsonb)""";

    private final SessionSql sql;
    private final JobRunner runner;

    JobService(SessionSql sql, JobRunner runner) {
        this.sql = sql;
        this.runner = runner;
    }

    /** Asks for a job in the present request's transaction; it begins soon after the commit. @return its id */
    public Uni<UUID> enqueue(String kind, UUID userId, @Nullable UUID spaceId, JsonObject payload) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return sql.update(ENQUEUE, id, kind, userId, spaceId, payload.encode())
                .invoke(runner::expectWork)
                .replaceWith(id);
    }

    /** Asks for a job in a worker's transaction, which has the role {@code consumer}; the same promise. */
    public Uni<UUID> enqueue(SqlConnection transaction, String kind, UUID userId, @Nullable UUID spaceId,
            JsonObject payload) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return transaction.preparedQuery(ENQUEUE).execute(Tuple.of(id, kind, userId, spaceId, payload.encode()))
                .invoke(runner::expectWork)
                .replaceWith(id);
    }

    /** A job of the caller. */
    public Uni<JobView> get(UUID id) {
        return sql.select("select " + JobView.COLUMNS + " from messaging.jobs where id = $1", id).map(rows -> {
            if (rows.isEmpty()) {
                throw new JobNotFound(id);
            }
            return JobView.of(rows.getFirst());
        });
    }

    /** Asks for the end of a job of the caller; what its steps have done stays. A job that has ended stays as it is. */
    public Uni<Void> cancel(UUID id) {
        return sql.update("""
                        update messaging.jobs set cancel_requested_at = coalesce(cancel_requested_at, now())
                        where id = $1""", id)
                .invoke(found -> {
                    if (found == 0) {
                        throw new JobNotFound(id);
                    }
                    runner.expectWork();
                })
                .replaceWithVoid();
    }
}
