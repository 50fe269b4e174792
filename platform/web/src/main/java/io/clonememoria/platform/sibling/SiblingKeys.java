package io.clonememoria.platform.sibling;

import io.clonememoria.platform.token.IssuerKeys;
import io.clonememoria.platform.token.KeyLookup;
import io.clonememoria.platform.token.KeySetClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of the siblings, asked for when the first token of each comes. */
@ApplicationScoped
class SiblingKeys {
    private static final String PATH = "/internal/jwks.json";

    private final SiblingAddresses addresses;
    private final SiblingConfig config;
    private final HttpClient client;
    private final Map<String, IssuerKeys> keys = new ConcurrentHashMap<>();

    SiblingKeys(SiblingAddresses addresses, SiblingConfig config, Vertx vertx) {
        this.addresses = addresses;
        this.config = config;
        this.client = vertx.createHttpClient();
    }

    /** Looks for a key of a known service; the future never fails. */
    Future<KeyLookup> find(String service, String keyId) {
        var its = keys.computeIfAbsent(service, this::keysOf);
        // A key that was withdrawn must not serve forever only because no new one has come.
        its.refreshWhenOlderThan(config.keysRefresh());
        return its.find(keyId);
    }

    private IssuerKeys keysOf(String service) {
        var asked = new KeySetClient(client, addresses.of(service), PATH, config.timeout());
        return new IssuerKeys("Service tokens of " + service, asked::keys, config.unknownKeyPause(), InstantSource.system());
    }
}
