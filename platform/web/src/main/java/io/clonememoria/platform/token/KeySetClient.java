package io.clonememoria.platform.token;

import io.clonememoria.platform.replica.Replicas;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks an issuer for the keys that it signs with. */
public final class KeySetClient {
    private final HttpClient client;
    private final Replicas issuers;
    private final String path;
    private final Duration timeout;

    /** @param issuers any of which tells the same keys */
    public KeySetClient(HttpClient client, Replicas issuers, String path, Duration timeout) {
        this.client = client;
        this.issuers = issuers;
        this.path = path;
        this.timeout = timeout;
    }

    /** The issuer's usable keys by their ids; fails when it does not tell any in time. */
    public Future<Map<String, PublicKey>> keys() {
        return issuers.connect(issuer -> client.request(keysOf(issuer)))
                .compose(HttpClientRequest::send)
                .compose(KeySetClient::bodyOf)
                .map(PublishedKeys::read)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private RequestOptions keysOf(URI issuer) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(issuer.resolve(path).toString())
                .setTimeout(timeout.toMillis());
    }

    private static Future<Buffer> bodyOf(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("it answers " + response.statusCode());
    }
}
