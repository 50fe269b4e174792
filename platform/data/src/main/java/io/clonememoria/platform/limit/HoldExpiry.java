package io.clonememoria.platform.limit;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sweeps holds away whose lease has ended. They count for nothing from that moment on; this only keeps the table small. */
@ApplicationScoped
class HoldExpiry implements RecurringTask {
    private static final String SWEEP = """
            delete from private.limit_holds h
            where (h.limit_name, h.id) in (
                select o.limit_name, o.id from private.limit_holds o where o.expires_at <= clock_timestamp()
                order by o.expires_at limit 1000)
              and h.expires_at <= clock_timestamp()""";

    @Override
    public String name() {
        return "limit-hold-expiry";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.ERASER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return transaction.query(SWEEP).execute().map(swept -> (long) swept.rowCount());
    }
}
