package io.clonememoria.platform.state;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tells what was asked for again, a portion in each transaction; killed, it goes on where it was. */
@ApplicationScoped
class RepublicationTask implements RecurringTask {
    /** Rows that are locked against changes at once. */
    private static final int PORTION = 500;

    private final Republications republications;

    RepublicationTask(Republications republications) {
        this.republications = republications;
    }

    @Override
    public String name() {
        return "state-republication";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.CONSUMER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return republications.tellNext(PORTION, transaction);
    }
}
