package io.clonememoria.clone.session;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Makes the next key of access tokens when it is time. A recurring task: however many replicas there are, one makes it. */
@ApplicationScoped
class KeyRotation implements RecurringTask {
    private final AccessKeys keys;

    KeyRotation(AccessKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "access-key-rotation";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.CONSUMER; // it does nothing in the database but hold its turn
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return keys.rotate();
    }
}
