package io.clonememoria.clone.mail;

import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The mails that wait. Each replica takes some that no other is at. */
@ApplicationScoped
class MailPost {
    /**
     * Whoever takes a mail moves its next try first: a replica that is killed in the middle, or a server that refuses,
     * needs nothing more written for it to be tried again. Exponents are bounded, or the doubling would overflow.
     */
    private static final String TAKE = """
            update private.outgoing_mails set attempts = attempts + 1,
                next_attempt_at = clock_timestamp() + make_interval(secs => least($2 * power(2, least(attempts, 20)), $3))
            where id = any (array(select id from private.outgoing_mails
                where next_attempt_at <= clock_timestamp() and expires_at > clock_timestamp()
                order by next_attempt_at limit $1 for update skip locked))
            returning id, content, attempts""";

    private static final String SENT = "delete from private.outgoing_mails where id = $1";

    private final WorkerTransaction transaction;
    private final MailConfig config;

    MailPost(WorkerTransaction transaction, MailConfig config) {
        this.transaction = transaction;
        this.config = config;
    }

    /**
     * A mail that waits.
     *
     * @param content  encrypted
     * @param attempts this one included
     */
    record Waiting(UUID id, byte[] content, int attempts) {}

    Uni<List<Waiting>> take(int most) {
        return transaction.quietly(WorkerRole.CONSUMER, sql -> sql.preparedQuery(TAKE)
                .execute(Tuple.of(most, seconds(config.firstPause()), seconds(config.longestPause()))))
                .map(rows -> stream(rows).map(row -> new Waiting(row.getUUID(0), row.getBuffer(1).getBytes(), row.getInteger(2)))
                        .toList());
    }

    /** Removes what the server has taken. */
    Uni<Void> sent(UUID id) {
        return transaction.quietly(WorkerRole.CONSUMER, sql -> sql.preparedQuery(SENT).execute(Tuple.of(id))).replaceWithVoid();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
