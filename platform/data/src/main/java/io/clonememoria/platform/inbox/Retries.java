package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.transaction.DatabaseFailures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * How often work on an event is tried: for ever while the fault passes by itself, else three times; once when the event
 * itself is wrong.
 */
@ApplicationScoped
class Retries {
    private static final Logger LOG = Logger.getLogger(Retries.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int FURTHER_TRIES = 2;

    Uni<Void> several(Supplier<Uni<Void>> work) {
        return whileTransient(work)
                .onFailure(failure -> !(failure instanceof MalformedEvent) && !DatabaseFailures.isTransient(failure))
                .retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).atMost(FURTHER_TRIES);
    }

    Uni<Void> whileTransient(Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(work::get)
                .onFailure(DatabaseFailures::isTransient)
                .invoke(failure -> LOG.warnf("An event waits for the database: %s", failure))
                .onFailure(DatabaseFailures::isTransient)
                .retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).indefinitely();
    }
}
