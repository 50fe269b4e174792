package io.clonememoria.platform.token;

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
 * The keys that an issuer of tokens publishes, as it last told us.
 *
 * <p>While the issuer is away the last known keys go on serving. An unknown key id makes us ask again, but not more
 * often than the pause allows and never twice at once: such ids come from strangers.
 */
public final class IssuerKeys {
    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final String name;
    private final Supplier<Future<Map<String, PublicKey>>> issuer;
    private final Duration pause;
    private final InstantSource clock;

    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile boolean away;
    private @Nullable Future<Void> asking;
    private Instant asked = Instant.EPOCH;

    /**
     * @param name   what the issuer's tokens are called in the log
     * @param issuer asks the issuer
     * @param pause  shortest time between two questions that unknown key ids cause
     */
    public IssuerKeys(String name, Supplier<Future<Map<String, PublicKey>>> issuer, Duration pause, InstantSource clock) {
        this.name = name;
        this.issuer = issuer;
        this.pause = pause;
        this.clock = clock;
    }

    /** Looks for a key, at the issuer too if need be; the future never fails. */
    public Future<KeyLookup> find(String keyId) {
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

    public boolean known() {
        return !keys.isEmpty();
    }

    private synchronized Future<Void> refreshUnlessJustDone() {
        if (asking != null) {
            return asking;
        }
        return clock.instant().isBefore(asked.plus(pause)) ? Future.succeededFuture() : refresh();
    }

    /** Asks the issuer in the background when it has not been asked for so long. */
    public synchronized void refreshWhenOlderThan(Duration age) {
        if (!clock.instant().isBefore(asked.plus(age))) {
            refresh();
        }
    }

    /** Asks the issuer now, unless a question is under way; the future never fails. */
    public synchronized Future<Void> refresh() {
        if (asking != null) {
            return asking;
        }
        asked = clock.instant();
        asking = issuer.get()
                .onSuccess(this::take)
                .onFailure(this::missed)
                .<Void>mapEmpty()
                .otherwiseEmpty();
        var answer = asking;
        answer.onComplete(_ -> answered());
        return answer;
    }

    private void take(Map<String, PublicKey> published) {
        if (away || !keys.keySet().equals(published.keySet())) {
            LOG.infof("%s are checked with the keys %s", name, published.keySet());
        }
        keys = Map.copyOf(published);
        away = false;
    }

    /** Told once: an issuer that is away is asked every second at first. */
    private void missed(Throwable cause) {
        if (!away) {
            LOG.warnf("The issuer of %s does not tell its keys: %s", name, cause.getMessage());
        }
        away = true;
    }

    private synchronized void answered() {
        asking = null;
    }
}
