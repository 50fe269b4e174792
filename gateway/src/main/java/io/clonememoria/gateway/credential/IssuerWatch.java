package io.clonememoria.gateway.credential;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Keeps the issuer's keys fresh: every second until it has told some, then once in a while. */
@ApplicationScoped
class IssuerWatch {
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final IssuerKeys keys;
    private final Duration interval;
    private volatile boolean ended;

    IssuerWatch(Vertx vertx, IssuerKeys keys, CredentialConfig config) {
        this.vertx = vertx;
        this.keys = keys;
        this.interval = config.keysRefresh();
    }

    @Produces
    @Singleton
    static IssuerKeys issuerKeys(IssuerClient client, CredentialConfig config) {
        return new IssuerKeys(client::keys, config.unknownKeyPause(), InstantSource.system());
    }

    void begin(@Observes StartupEvent started) {
        ask();
    }

    void end(@Observes ShutdownEvent stopping) {
        ended = true;
    }

    private void ask() {
        keys.refresh().onComplete(_ -> later());
    }

    private void later() {
        if (!ended) {
            vertx.setTimer((keys.known() ? interval : UNTIL_KNOWN).toMillis(), _ -> ask());
        }
    }
}
