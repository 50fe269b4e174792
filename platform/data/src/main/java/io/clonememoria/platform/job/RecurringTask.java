package io.clonememoria.platform.job;

import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * Small work that is due again and again, such as removing what has expired. Every bean of this type is run, once per
 * database and interval however many replicas there are.
 */
public interface RecurringTask {
    /** The name under which the schedule remembers its last run; never changed once released. */
    String name();

    /** From the end of one run to the beginning of the next. */
    Duration interval();

    /** The role that the run's transaction has. */
    WorkerRole role();

    /**
     * Does what is due, in one transaction with the note that it was done. What is much must be cut into portions by
     * the task itself: it is run again at once while it answers more than zero.
     *
     * @return how many things were done
     */
    Uni<Long> run(SqlConnection transaction);
}
