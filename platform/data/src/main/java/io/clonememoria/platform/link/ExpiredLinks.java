package io.clonememoria.platform.link;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Removes links that are too old to be redeemed. */
@ApplicationScoped
class ExpiredLinks implements RecurringTask {
    private static final String REMOVE = """
            delete from private.one_time_links where secret_hash = any (array(
                select secret_hash from private.one_time_links where expires_at <= now()
                order by expires_at limit 1000 for update skip locked))""";

    @Override
    public String name() {
        return "expired-links";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
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
