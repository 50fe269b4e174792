package io.clonememoria.gateway.credential;

import io.clonememoria.gateway.route.Service;
import io.clonememoria.gateway.route.ServiceAddresses;
import io.clonememoria.platform.replica.Replicas;
import io.clonememoria.platform.token.IssuerKeys;
import io.clonememoria.platform.token.KeySetClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Keeps the issuer's keys fresh: every second until it has told some, then once in a while. */
@ApplicationScoped
class IssuerWatch {
    private static final String PATH = "/.well-known/jwks.json";
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
    static IssuerKeys issuerKeys(Vertx vertx, ServiceAddresses addresses, CredentialConfig config) {
        var client = new KeySetClient(vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1)),
                new Replicas(addresses.of(Service.CLONE), InstantSource.system()), PATH, config.keysTimeout());
        return new IssuerKeys("Access tokens", client::keys, config.unknownKeyPause(), InstantSource.system());
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
