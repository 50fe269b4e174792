package io.clonememoria.memory.memory;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets how many memories clones had that are gone for good, with the last of them: they never come back. */
@ApplicationScoped
class ForgottenCounts implements RecurringTask {
    private static final String FORGET = """
            delete from private.clone_memories where ctid = any (array(
                select c.ctid from private.clone_memories c join projection.clones k on k.id = c.clone_id
                where c.memories = 0 and k.removed_at is not null limit 500))""";

    @Override
    public String name() {
        return "forget-memory-counts";
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
        return transaction.query(FORGET).execute().map(gone -> (long) gone.rowCount());
    }
}
