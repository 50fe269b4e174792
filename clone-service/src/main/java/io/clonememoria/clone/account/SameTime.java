package io.clonememoria.clone.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Keeps the clock from telling what an answer does not: whether anybody has an address. */
@ApplicationScoped
public class SameTime {
    private final AccountConfig config;
    private final Clock clock;

    SameTime(AccountConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Does the work; its outcome, good or bad, comes no sooner than any other. */
    public <T> Uni<T> of(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var until = clock.instant().plus(config.answerTime());
            return work.get().onItemOrFailure().call((_, _) -> waitUntil(until));
        });
    }

    /** Until that moment; what is left of it below a millisecond is not waited for, for no timer is that fine. */
    public Uni<Void> waitUntil(Instant moment) {
        var left = Duration.between(clock.instant(), moment).toMillis();
        return left > 0
                ? Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(left))
                : Uni.createFrom().voidItem();
    }
}
