package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets keys whose time is over. Nobody is answered out of them from that moment on; this removes what they hold. */
@ApplicationScoped
class KeyExpiry implements RecurringTask {
    private static final String FORGET = """
            delete from private.idempotency_keys k
            where (k.user_id, k.scope) in (
                select o.user_id, o.scope from private.idempotency_keys o where o.expires_at <= clock_timestamp()
                order by o.expires_at limit 500)
              and k.expires_at <= clock_timestamp()""";

    @Override
    public String name() {
        return "idempotency-key-expiry";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.ERASER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return transaction.query(FORGET).execute().map(forgotten -> (long) forgotten.rowCount());
    }
}
