package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Forgets what nothing can bring again: what was done longer ago than the bus keeps events, and replayed letters. What
 * was restricted is kept no longer here than on the bus.
 */
@ApplicationScoped
class InboxRetention implements RecurringTask {
    private static final int PORTION = 5_000;

    private static final String FORGET_DONE = """
            delete from messaging.inbox where (consumer, event_id) in (
                select consumer, event_id from messaging.inbox where received_at < now() - make_interval(secs => $1)
                 order by received_at limit $2)""";
    private static final String FORGET_LETTERS = """
            delete from messaging.dead_letters where id in (
                select id from messaging.dead_letters
                 where replayed_at < now() - make_interval(secs => $1)
                    or topic = any ($3) and parked_at < now() - make_interval(secs => $4)
                 limit $2)""";

    private static final Duration KEPT_RESTRICTED = Duration.ofDays(7);

    private final InboxConfig config;

    InboxRetention(InboxConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "inbox-retention";
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
        var seconds = (double) config.retention().toSeconds();
        return transaction.preparedQuery(FORGET_DONE).execute(Tuple.of(seconds, PORTION))
                .chain(done -> transaction.preparedQuery(FORGET_LETTERS)
                        .execute(Tuple.of(seconds, PORTION, Topics.restricted().toArray(String[]::new),
                                (double) KEPT_RESTRICTED.toSeconds()))
                        .map(letters -> (long) done.rowCount() + letters.rowCount()));
    }
}
