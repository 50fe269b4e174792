package io.clonememoria.clone.session;

import io.clonememoria.platform.key.KeySuccession;
import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.key.SigningKeyFolder;
import io.clonememoria.platform.key.UnusableKeyFile;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The keys that access tokens are signed with, one after the other. Replicas share a folder and read it again each minute,
 * so that all of them publish a new key long before any of them signs with it.
 */
@ApplicationScoped
class AccessKeys {
    private static final Logger LOG = Logger.getLogger(AccessKeys.class);
    private static final Duration READ_AGAIN = Duration.ofMinutes(1);

    /** For who checks tokens with a clock that is behind. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final SigningKeyFolder folder;
    private final SessionConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private volatile KeySuccession keys;

    AccessKeys(KeyConfig place, SessionConfig config, Vertx vertx, Clock clock) {
        this.folder = new SigningKeyFolder(place.folder().resolve("access"));
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
        this.keys = read();
    }

    /** An unusable key must fail the start and not the first login; one that is broken later leaves those that are known. */
    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(READ_AGAIN.toMillis(), _ -> readAgain().subscribe().with(
                _ -> {}, unusable -> LOG.warnf("Keys of access tokens stay as they were: %s", unusable.getMessage())));
    }

    SigningKey signing() {
        return keys.signing(clock.instant());
    }

    /** The public halves, as a key set of RFC 7517, the one that is signed with first. */
    Map<String, Object> published() {
        return SigningKey.published(keys.published(clock.instant()));
    }

    /** @throws UnusableKeyFile and leaves the keys as they were when one cannot be used */
    Uni<Void> readAgain() {
        return vertx.executeBlocking(this::read).invoke(found -> keys = found).replaceWithVoid();
    }

    /** Makes the next key when the newest is old enough, and removes those that nobody needs. @return how many of both */
    Uni<Long> rotate() {
        return vertx.executeBlocking(this::rotateNow).call(this::readAgain);
    }

    private long rotateNow() {
        var present = read();
        var now = clock.instant();
        var done = 0L;
        if (present.isOlderThan(config.keyLife(), now)) {
            LOG.infof("Access tokens get a new key: %s", folder.add(now).key());
            done++;
        }
        for (var superseded : present.superseded(now)) {
            LOG.infof("Access tokens need this key no longer: %s", superseded.key());
            folder.remove(superseded);
            done++;
        }
        return done;
    }

    private KeySuccession read() {
        return new KeySuccession(folder.read(), config.keyNotice(), config.accessToken().plus(SKEW));
    }
}
