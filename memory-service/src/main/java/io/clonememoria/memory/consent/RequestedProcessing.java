package io.clonememoria.memory.consent;

import io.clonememoria.platform.consent.ProcessingConsent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks what is known of the person before each operation that may add or change something. One look-up of the login
 * without a transaction, for a transaction would cost three round trips more.
 */
@ApplicationScoped
class RequestedProcessing implements ProcessingConsent {
    private static final Duration FIRST_LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration LATEST_LOOK_AGAIN = Duration.ofMillis(400);
    /** How long a person who has just registered may take to become known here. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;

    RequestedProcessing(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> require(UUID userId) {
        return look(userId)
                .onFailure(PersonNotKnownYet.class).retry()
                .withBackOff(FIRST_LOOK_AGAIN, LATEST_LOOK_AGAIN).expireIn(PATIENCE.toMillis());
    }

    private Uni<Void> look(UUID userId) {
        return pool.preparedQuery("select private.may_process($1)").execute(Tuple.of(userId))
                .invoke(rows -> judge(rows.iterator().next().getBoolean(0)))
                .replaceWithVoid();
    }

    private static void judge(@Nullable Boolean allowed) {
        if (allowed == null) {
            throw new PersonNotKnownYet();
        }
        if (!allowed) {
            throw ConsentRequired.ofCaller(Consent.DATA_PROCESSING);
        }
    }
}
