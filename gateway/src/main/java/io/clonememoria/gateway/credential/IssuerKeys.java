package io.clonememoria.gateway.credential;

import io.vertx.core.Future;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the issuer of access tokens publishes, as it last told us.
 *
 * <p>While the issuer is away the last known keys go on serving. An unknown key id makes us ask again, but not more
 * often than the pause allows and never twice at once: such ids come from strangers.
 */
class IssuerKeys {
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final Supplier<Future<Map<String, PublicKey>>> issuer;
    private final Duration pause;
    private final InstantSource clock;

    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile boolean away;
    private @Nullable Future<Void> asking;
    private Instant nextQuestion = Instant.MIN;

    /**
     * @param issuer asks the issuer
     * @param pause  shortest time between two questions that unknown key ids cause
     */
    IssuerKeys(Supplier<Future<Map<String, PublicKey>>> issuer, Duration pause, InstantSource clock) {
        this.issuer = issuer;
        this.pause = pause;
        this.clock = clock;
    }

    /** Looks for a key, at the issuer too if need be; the future never fails. */
    Future<KeyLookup> find(String keyId) {
        return keys.containsKey(keyId)
                ? Future.succeededFuture(known(keyId))
                : refreshUnlessJustDone().map(_ -> known(keyId));
    }

    private KeyLookup known(String keyId) {
        var now = keys;
        if (now.isEmpty()) {
            return new KeyLookup.NoKeysYet();
        }
        var key = now.get(keyId);
        return key == null ? new KeyLookup.Unknown() : new KeyLookup.Found(key);
    }

    boolean known() {
        return !keys.isEmpty();
    }

    private synchronized Future<Void> refreshUnlessJustDone() {
        if (asking != null) {
            return asking;
        }
        return clock.instant().isBefore(nextQuestion) ? Future.succeededFuture() : refresh();
    }

    /** Asks the issuer now, unless a question is under way; the future never fails. */
    synchronized Future<Void> refresh() {
        if (asking != null) {
            return asking;
        }
        nextQuestion = clock.instant().plus(pause);
        asking = issuer.get()
                .onSuccess(this::take)
                .onFailure(this::missed)
                .<Void>mapEmpty()
                .otherwiseEmpty();
        var answer = asking;
        answer.onComplete(_ -> asked());
        return answer;
    }

    private void take(Map<String, PublicKey> published) {
        if (away || !keys.keySet().equals(published.keySet())) {
            LOG.infof("Access tokens are checked with the keys %s", published.keySet());
        }
        keys = Map.copyOf(published);
        away = false;
    }

    /** Told once: an issuer that is away is asked every second at first. */
    private void missed(Throwable cause) {
        if (!away) {
            LOG.warnf("The issuer of access tokens does not tell its keys: %s", cause.getMessage());
        }
        away = true;
    }

    private synchronized void asked() {
        asking = null;
    }
}
