package io.clonememoria.clone.throttle;

import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Only the login may execute the functions behind this: inside of a request's transaction they are refused. */
@ApplicationScoped
class AttemptRepository {
    private final RequestTransaction transaction;
    private final SessionSql sql;

    AttemptRepository(RequestTransaction transaction, SessionSql sql) {
        this.transaction = transaction;
        this.sql = sql;
    }

    /** Counts one more. @return how long to wait instead, when there were enough */
    Uni<Optional<Duration>> count(Attempt attempt, Allowance allowance) {
        return transaction.beforeLogin(() -> sql.select("select private.count_attempt($1, $2, $3, $4, $5, $6)",
                        attempt.what(), attempt.email(), attempt.sender().name(), allowance.fromOneSender(),
                        allowance.fromAnywhere(), allowance.within().toMillis() / 1000.0))
                .map(rows -> Optional.ofNullable((Double) rows.getFirst()[0])
                        .map(seconds -> Duration.ofMillis((long) Math.ceil(seconds * 1000))));
    }

    /** It was none after all. */
    Uni<Void> takeBack(Attempt attempt) {
        return end(attempt, false);
    }

    /** It was the account's own person: this sender's others were their mistakes. */
    Uni<Void> forgive(Attempt attempt) {
        return end(attempt, true);
    }

    private Uni<Void> end(Attempt attempt, boolean forgiven) {
        return transaction.beforeLogin(() -> sql.select("select 1 from (select private.uncount_attempt($1, $2, $3, $4)) done",
                        attempt.what(), attempt.email(), attempt.sender().name(), forgiven))
                .replaceWithVoid();
    }
}
