package io.clonememoria.platform.job;

import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What one kind of job does. It works in steps, each of which does a bounded portion and says where the next one begins:
 * that checkpoint and the work are one transaction. Every bean of this type is asked for the jobs of its kind.
 *
 * @param <P> what a step prepares outside of its transaction
 */
public interface JobHandler<P> {
    /** The kind of job; never changed once released. */
    String kind();

    /** The role that a step's transaction has. */
    default WorkerRole role() {
        return WorkerRole.CONSUMER;
    }

    /** How often a step may fail, or its process die, before the whole job has failed. */
    default int attempts() {
        return 5;
    }

    /**
     * Does what is slow, such as asking a model, before the next step's transaction begins. It is cut off when the job is
     * cancelled, and may be done twice for one step; effects that count belong into the step.
     */
    Uni<P> prepare(Job job);

    /** Does the next portion and says how far the job is then. */
    Uni<JobProgress> step(Job job, P prepared, SqlConnection transaction);

    /**
     * Is told after a step's commit and must return at once; not when the process dies in between. For waking what would
     * see the step's effects anyway, but later.
     */
    default void committed(P prepared) {}
}
