package io.clonememoria.platform.job;

import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Takes people without jobs out of the round, so that looking for the next one stays quick. Locked first and asked about
 * afterwards: whoever asks for a job of theirs meanwhile waits, and puts the row back.
 */
@ApplicationScoped
class JobTurnsTask implements RecurringTask {
    private static final String LOCK_IDLE = """
            select user_id from messaging.job_turns turn
            where served_at < now() - interval '1 minute'
              and not exists (select from messaging.jobs where user_id = turn.user_id and finished_at is null)
            limit 1000 for update skip locked""";

    private static final String REMOVE = """
            delete from messaging.job_turns turn
            where user_id = any($1::uuid[])
              and not exists (select from messaging.jobs where user_id = turn.user_id and finished_at is null)""";

    @Override
    public String name() {
        return "job-turns";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.CONSUMER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return transaction.query(LOCK_IDLE).execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toArray(UUID[]::new))
                .chain(idle -> transaction.preparedQuery(REMOVE).execute(Tuple.of(idle)))
                .map(removed -> (long) removed.rowCount());
    }
}
