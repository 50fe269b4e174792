package io.clonememoria.gateway.principal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.clonememoria.gateway.credential.AccessToken;
import io.clonememoria.gateway.credential.ApiKey;
import io.clonememoria.gateway.credential.Credential;
import io.clonememoria.gateway.issuer.OutsideToken;
import io.clonememoria.platform.problem.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/** Who stands behind a credential. */
@ApplicationScoped
public class Principals {
    /** A principal that changes three times while its owner answers is somebody's attack. */
    private static final int ATTEMPTS = 3;

    private final PrincipalOwners owners;
    private final Drops drops;
    private final BooleanSupplier current;
    private final InstantSource clock = InstantSource.system();
    private final Cache<String, Principal> remembered;
    private final Map<String, Future<Principal>> asking = new ConcurrentHashMap<>();

    @Inject
    Principals(PrincipalOwners owners, Drops drops, DropWatch watch, PrincipalConfig config) {
        this(owners, drops, watch::isCurrent, config.remembered(), config.kept());
    }

    /** @param current whether every drop until a moment ago has been heard */
    Principals(PrincipalOwners owners, Drops drops, BooleanSupplier current, Duration life, int kept) {
        this.owners = owners;
        this.drops = drops;
        this.current = current;
        this.remembered = Caffeine.newBuilder().maximumSize(kept).expireAfterWrite(life).build();
    }

    /** Fails with a problem: 401 when nobody stands behind the token any more, 503 when its owner cannot be asked. */
    public Future<Principal> of(AccessToken token) {
        return of(token.fingerprint(), asOf -> owners.of(token, asOf));
    }

    /**
     * The person whom an outside issuer means, who becomes one on first sight. Fails with a problem: 401 when they are gone,
     * 409 when they cannot become one, 503 when the owner cannot be asked.
     */
    public Future<Principal> of(OutsideToken token) {
        return of(token.fingerprint(), asOf -> owners.of(token, asOf));
    }

    /** Fails with a problem: 401 when there is no such key any more, 503 when its owner cannot be asked. */
    public Future<Principal> of(ApiKey key) {
        return of(key.hash(), asOf -> owners.of(key, asOf));
    }

    /** Who stands behind a credential, if that can be said without asking. */
    public Optional<Principal> known(String fingerprint) {
        if (!current.getAsBoolean()) {
            return Optional.empty();
        }
        return Optional.ofNullable(remembered.getIfPresent(fingerprint)).filter(this::holds);
    }

    private boolean holds(Principal principal) {
        return drops.hold(principal) && clock.instant().isBefore(principal.until());
    }

    private Future<Principal> of(String fingerprint, LongFunction<Future<Principal>> owner) {
        return known(fingerprint).map(Future::succeededFuture).orElseGet(() -> current.getAsBoolean()
                ? askOnce(fingerprint, owner)
                // What somebody else is just being told may be older than a drop that we have not heard.
                : ask(owner, ATTEMPTS));
    }

    private Future<Principal> askOnce(String fingerprint, LongFunction<Future<Principal>> owner) {
        var answer = Promise.<Principal>promise();
        var underWay = asking.putIfAbsent(fingerprint, answer.future());
        if (underWay != null) {
            return underWay;
        }
        ask(owner, ATTEMPTS).onComplete(outcome -> {
            asking.remove(fingerprint);
            answer.handle(outcome);
        });
        return answer.future();
    }

    /** Asks again when a drop came while the owner answered: nobody knows which of the two was first. */
    private Future<Principal> ask(LongFunction<Future<Principal>> owner, int attempts) {
        var heard = current.getAsBoolean();
        return owner.apply(drops.count()).compose(principal -> {
            if (!drops.hold(principal)) {
                return attempts > 1 ? ask(owner, attempts - 1) : Future.failedFuture(unsettled());
            }
            if (heard) {
                remembered.put(principal.credential(), principal);
            }
            return Future.succeededFuture(principal);
        });
    }

    private static Unavailable unsettled() {
        return new Unavailable("principal-changing", "Your account is changing at this moment. Retry.", Duration.ofSeconds(1));
    }
}
