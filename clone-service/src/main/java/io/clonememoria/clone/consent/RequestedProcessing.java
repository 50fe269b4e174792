package io.clonememoria.clone.consent;

import io.clonememoria.platform.consent.ProcessingConsent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Asks the person's row before each operation that may add or change something: what was taken back binds from the next
 * request on. One look-up of the login without a transaction, for a transaction would cost three round trips more.
 */
@ApplicationScoped
class RequestedProcessing implements ProcessingConsent {
    private final Pool pool;

    RequestedProcessing(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> require(UUID userId) {
        return pool.preparedQuery("select private.may_process($1)").execute(Tuple.of(userId))
                .invoke(rows -> {
                    if (!rows.iterator().next().getBoolean(0)) {
                        throw ConsentRequired.ofCaller(Consent.DATA_PROCESSING);
                    }
                })
                .replaceWithVoid();
    }
}
