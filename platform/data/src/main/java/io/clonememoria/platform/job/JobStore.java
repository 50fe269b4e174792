package io.clonememoria.platform.job;

import io.clonememoria.platform.erased.ErasedUsers;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of jobs, as one runner writes them. Each write about a job that is worked on asks for the lease's owner: who
 * has lost the lease changes nothing any more, and its step is rolled back.
 */
@Dependent
class JobStore {
    private static final String CAN_BE_TAKEN = """
            finished_at is null and kind = any($2::text[])
            and (due_at <= clock_timestamp() or lease_owner is null and cancel_requested_at is not null)""";

    private static final String HAS_ROOM = """
            (select count(*) from messaging.jobs held
             where held.user_id = %s and held.finished_at is null and held.lease_owner is not null
               and held.due_at > clock_timestamp()) < $1""";

    private static final String NEXT_PERSON = """
            select user_id from messaging.job_turns turn
            where exists (select from messaging.jobs where user_id = turn.user_id and %s) and %s
            order by served_at limit 1 for update skip locked"""
            .formatted(CAN_BE_TAKEN, HAS_ROOM.formatted("turn.user_id"));

    /** A statement of its own: it sees what was taken while the person's row was waited for. */
    private static final String TAKE = """
            update messaging.jobs taken
            set state = 'running', started_at = coalesce(started_at, clock_timestamp()), lease_owner = $4,
                due_at = clock_timestamp() + make_interval(secs => $5::float8),
                attempts = attempts + (lease_owner is not null)::int -- who had it did not come back
            where id = (select id from messaging.jobs where user_id = $3 and %s order by due_at limit 1) and %s
            returning\s"""
            .formatted(CAN_BE_TAKEN, HAS_ROOM.formatted("$3")) + Job.COLUMNS;

    private static final String SERVED = "update messaging.job_turns set served_at = clock_timestamp() where user_id = $1";

    private static final String MOVE = """
            update messaging.jobs
            set checkpoint = $3, done = $4, total = $5, attempts = 0, cause = null,
                due_at = clock_timestamp() + make_interval(secs => $6::float8),
                state = case when $7 then 'succeeded' else state end,
                finished_at = case when $7 then clock_timestamp() end,
                lease_owner = case when $7 then null else lease_owner end
            where id = $1 and lease_owner = $2 and cancel_requested_at is null""";

    private static final String PUT_BACK = """
            update messaging.jobs
            set lease_owner = null, due_at = clock_timestamp() + make_interval(secs => $3::float8), attempts = $4, cause = $5,
                state = case when $4 > 0 then 'queued' else state end
            where id = $1 and lease_owner = $2""";

    private static final String END = """
            update messaging.jobs set state = $3, cause = $4, lease_owner = null, finished_at = clock_timestamp()
            where id = $1 and lease_owner = $2""";

    private static final String RENEW = """
            update messaging.jobs set due_at = clock_timestamp() + make_interval(secs => $3::float8)
            where id = any($1::uuid[]) and lease_owner = $2
              and due_at < clock_timestamp() + make_interval(secs => $3::float8 * 2 / 3)""";

    private static final String HELD = """
            select id, cancel_requested_at is not null from messaging.jobs where id = any($1::uuid[]) and lease_owner = $2""";

    private final UUID owner = UUID.randomUUID();
    private final WorkerTransaction transaction;
    private final double lease;

    JobStore(WorkerTransaction transaction, JobConfig config) {
        this.transaction = transaction;
        this.lease = seconds(config.lease());
    }

    /** Takes the next job of the person who was served longest ago. */
    Uni<Optional<Job>> take(Collection<String> kinds, int perPerson) {
        var names = kinds.toArray(String[]::new);
        return transaction.quietly(WorkerRole.CONSUMER, sql -> sql.preparedQuery(NEXT_PERSON).execute(Tuple.of(perPerson, names))
                .chain(people -> people.size() == 0
                        ? Uni.createFrom().item(Optional.<Job>empty())
                        : take(people.iterator().next().getUUID(0), names, perPerson, sql)));
    }

    private Uni<Optional<Job>> take(UUID person, String[] kinds, int perPerson, SqlConnection sql) {
        return sql.preparedQuery(SERVED).execute(Tuple.of(person))
                .chain(() -> sql.preparedQuery(TAKE).execute(Tuple.of(perPerson, kinds, person, owner, lease)))
                .map(taken -> taken.size() == 0 ? Optional.empty() : Optional.of(Job.of(taken.iterator().next())));
    }

    /** Does a step's work and moves the checkpoint in one transaction. */
    Uni<JobProgress> step(Job job, WorkerRole role, Function<SqlConnection, Uni<JobProgress>> work) {
        return transaction.as(WorkerRole.CONSUMER, sql -> ErasedUsers.any(List.of(job.userId()), sql)
                .invoke(erased -> {
                    if (erased) {
                        throw new JobStopped(JobStopped.Reason.ERASED);
                    }
                })
                .chain(() -> WorkerTransaction.become(sql, role))
                .chain(() -> work.apply(sql))
                .call(() -> WorkerTransaction.become(sql, WorkerRole.CONSUMER))
                .call(progress -> move(job, progress, sql)));
    }

    private Uni<Void> move(Job job, JobProgress progress, SqlConnection sql) {
        return sql.preparedQuery(MOVE)
                .execute(Tuple.from(new @Nullable Object[] {job.id(), owner, progress.checkpoint(), progress.done(),
                    progress.total(), lease, progress.finished()}))
                .invoke(moved -> {
                    if (moved.rowCount() == 0) {
                        throw new JobStopped(JobStopped.Reason.LOST);
                    }
                })
                .replaceWithVoid();
    }

    /** Lets others go first: the job keeps its place behind them. */
    Uni<Void> yieldTurn(Job job) {
        return putBack(job, Duration.ZERO, 0, null);
    }

    /** Tries the step again later. */
    Uni<Void> retry(Job job, Duration after, String cause) {
        return putBack(job, after, job.attempts() + 1, cause);
    }

    Uni<Void> fail(Job job, String cause) {
        return end(job, "failed", cause);
    }

    Uni<Void> cancel(Job job) {
        return end(job, "cancelled", null);
    }

    /** Ends the job if that is why its step could not be kept. */
    Uni<Void> cancelIfAsked(Job job) {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(END + " and cancel_requested_at is not null")
                .execute(Tuple.of(job.id(), owner, "cancelled", null)).replaceWithVoid());
    }

    /** Nothing may be left of somebody who was erased, and nobody may go on with it. */
    Uni<Void> forget(Job job) {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery("delete from messaging.jobs where id = $1")
                .execute(Tuple.of(job.id())).replaceWithVoid());
    }

    /** Renews the leases. @return of the jobs that are still this runner's, whether their person has cancelled them */
    Uni<Map<UUID, Boolean>> renew(Collection<UUID> jobs) {
        var ids = jobs.toArray(UUID[]::new);
        return transaction.quietly(WorkerRole.CONSUMER, sql -> sql.preparedQuery(RENEW).execute(Tuple.of(ids, owner, lease))
                .chain(() -> sql.preparedQuery(HELD).execute(Tuple.of(ids, owner)))
                .map(rows -> {
                    var held = new HashMap<UUID, Boolean>();
                    rows.forEach(row -> held.put(row.getUUID(0), row.getBoolean(1)));
                    return held;
                }));
    }

    /** Gives everything back at once: another process goes on without waiting for a lease to end. */
    Uni<Void> releaseAll() {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery("""
                        update messaging.jobs set lease_owner = null, due_at = clock_timestamp() where lease_owner = $1""")
                .execute(Tuple.of(owner)).replaceWithVoid());
    }

    private Uni<Void> putBack(Job job, Duration after, int attempts, @Nullable String cause) {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(PUT_BACK)
                .execute(Tuple.of(job.id(), owner, seconds(after), attempts, cause)).replaceWithVoid());
    }

    private Uni<Void> end(Job job, String state, @Nullable String cause) {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(END)
                .execute(Tuple.of(job.id(), owner, state, cause)).replaceWithVoid());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
