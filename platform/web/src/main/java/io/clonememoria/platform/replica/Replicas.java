package io.clonememoria.platform.replica;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The addresses of one service. Requests go to them in turn; one that failed a moment ago is asked only when no other
 * can be reached, so that what is down costs one request a while, and what has come back is found by itself.
 *
 * <p>May be used by any thread.
 */
public final class Replicas {
    /** Long enough not to try what is down with each request, short enough to find it soon after its restart. */
    private static final Duration AVOIDED = Duration.ofSeconds(2);

    private final Turns turns;
    private final InstantSource clock;

    /** @param addresses scheme, host and port of each replica, at least one */
    public Replicas(List<URI> addresses, InstantSource clock) {
        this.turns = new Turns(addresses, AVOIDED);
        this.clock = clock;
    }

    /** Every address, whether or not it is up. */
    public List<URI> all() {
        return turns.addresses();
    }

    /**
     * Reaches one replica.
     *
     * @param attempt must be harmless when it fails: getting a connection, without a word of the request on it
     * @return what the first attempt that succeeded brought, or the failure of the last one
     */
    public <T> Future<T> connect(Function<URI, Future<T>> attempt) {
        return connect(attempt, turns.next(clock.instant()).iterator());
    }

    private <T> Future<T> connect(Function<URI, Future<T>> attempt, Iterator<URI> candidates) {
        var address = candidates.next();
        return attempt.apply(address)
                .onSuccess(_ -> turns.reached(address))
                .recover(failure -> {
                    turns.missed(address, clock.instant());
                    return candidates.hasNext() ? connect(attempt, candidates) : Future.failedFuture(failure);
                });
    }

    /**
     * Asks one replica, and another one when the first is not there.
     *
     * @param request   may be made twice without harm
     * @param isMissing whether a failure means that the replica is not there, and not that it says no
     */
    public <T> Uni<T> ask(Function<URI, Uni<T>> request, Predicate<Throwable> isMissing) {
        return Uni.createFrom().deferred(() -> ask(request, isMissing, turns.next(clock.instant()).iterator()));
    }

    private <T> Uni<T> ask(Function<URI, Uni<T>> request, Predicate<Throwable> isMissing, Iterator<URI> candidates) {
        var address = candidates.next();
        return request.apply(address)
                .invoke(() -> turns.reached(address))
                .onFailure(isMissing).recoverWithUni(failure -> {
                    turns.missed(address, clock.instant());
                    return candidates.hasNext() ? ask(request, isMissing, candidates) : Uni.createFrom().failure(failure);
                });
    }
}
