package io.clonememoria.platform.job;

import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** The rows that say when each task is due. A run, and the note that it was done, are one transaction. */
@ApplicationScoped
class RecurringSchedule {
    private static final String REGISTER = """
            insert into messaging.recurring_tasks (name) select unnest($1::text[]) on conflict do nothing""";

    /**
     * The longest due comes first, so that a task with much to do lets the others in between. A run that hangs is ended
     * by the database, and its connection with it when the network has lost the runner.
     */
    private static final String CLAIM = """
            select name, set_config('statement_timeout', '60s', true),
                set_config('idle_in_transaction_session_timeout', '60s', true)
            from messaging.recurring_tasks
            where name = any($1::text[]) and next_run <= clock_timestamp()
            order by next_run limit 1 for update skip locked""";

    private static final String CLAIM_NOW = "select name from messaging.recurring_tasks where name = $1 for update";

    private static final String NOTE = """
            update messaging.recurring_tasks
            set next_run = clock_timestamp() + make_interval(secs => $2), last_run = clock_timestamp(), failures = 0,
                last_failure = null
            where name = $1""";

    /** Another replica may have run it well meanwhile: then it is not due any more, and no failure. */
    private static final String POSTPONE = """
            update messaging.recurring_tasks
            set next_run = clock_timestamp() + make_interval(secs => least(power(2, least(failures, 20)), 600)),
                failures = failures + 1, last_failure = $2
            where name = $1 and next_run <= clock_timestamp()""";

    private static final String UNTIL_NEXT = """
            select extract(epoch from min(next_run) - clock_timestamp())::float8
            from messaging.recurring_tasks where name = any($1::text[]) and next_run > clock_timestamp()""";

    private final WorkerTransaction transaction;

    RecurringSchedule(WorkerTransaction transaction) {
        this.transaction = transaction;
    }

    Uni<Void> register(Collection<String> names) {
        return transaction.as(WorkerRole.CONSUMER,
                sql -> sql.preparedQuery(REGISTER).execute(Tuple.of(array(names))).replaceWithVoid());
    }

    /**
     * Claims the longest due of the tasks that nobody else is running, and lets it run.
     *
     * @return what the work answers; nothing when no task is due
     */
    <T> Uni<Optional<T>> claim(Collection<String> names, Claimed<T> work) {
        return transaction.as(WorkerRole.CONSUMER, sql -> claimed(sql, CLAIM, Tuple.of(array(names)), work));
    }

    /** Waits for a task's present run, and lets it run again whether or not it is due. */
    <T> Uni<Optional<T>> claimNow(String name, Claimed<T> work) {
        return transaction.as(WorkerRole.CONSUMER, sql -> claimed(sql, CLAIM_NOW, Tuple.of(name), work));
    }

    /** Notes, in the transaction of the run, that a task was done. */
    Uni<Void> note(SqlConnection sql, String name, Duration untilNext) {
        return WorkerTransaction.become(sql, WorkerRole.CONSUMER)
                .chain(() -> sql.preparedQuery(NOTE).execute(Tuple.of(name, untilNext.toMillis() / 1000.0)))
                .replaceWithVoid();
    }

    /** Notes that a task failed: each failure in a row doubles the wait, from one second to ten minutes. */
    Uni<Void> postpone(String name, Throwable failure) {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(POSTPONE)
                .execute(Tuple.of(name, failure.toString())).replaceWithVoid());
    }

    /** @return the time until the next of the tasks that are not due yet; nothing when there is none */
    Uni<Optional<Duration>> untilNext(Collection<String> names) {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(UNTIL_NEXT).execute(Tuple.of(array(names))))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getDouble(0))
                        .map(seconds -> Duration.ofMillis((long) Math.ceil(seconds * 1000))));
    }

    private static <T> Uni<Optional<T>> claimed(SqlConnection sql, String claim, Tuple names, Claimed<T> work) {
        return sql.preparedQuery(claim).execute(names).chain(rows -> first(rows)
                .map(name -> work.run(name, sql).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static Optional<String> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getString(0));
    }

    private static String[] array(Collection<String> names) {
        return names.toArray(String[]::new);
    }

    /** What is done with a claimed task, in the transaction of the claim. */
    interface Claimed<T> {
        Uni<T> run(String name, SqlConnection sql);
    }
}
