package io.clonememoria.platform.storage;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Removes what a killed process has left of objects that it was storing. */
@ApplicationScoped
class AbandonedPuts implements RecurringTask {
    /** Longer than any put takes. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final Blobs blobs;
    private final Clock clock;

    AbandonedPuts(Blobs blobs, Clock clock) {
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "abandoned-puts";
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
        return blobs.sweep(clock.instant().minus(GRACE));
    }
}
