package io.clonememoria.clone.throttle;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Removes counts whose time is over: they hold nobody back any more. */
@ApplicationScoped
class EndedThrottles implements RecurringTask {
    private static final String REMOVE = """
            delete from private.attempts where subject = any (array(
                select subject from private.attempts where until <= now()
                order by until limit 1000 for update skip locked))""";

    @Override
    public String name() {
        return "ended-throttles";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.ERASER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return transaction.query(REMOVE).execute().map(removed -> (long) removed.rowCount());
    }
}
