package io.clonememoria.platform.token;

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
    private final RequestOptions request;
    private final Duration timeout;

    public KeySetClient(HttpClient client, URI address, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
        this.request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(address.toString())
                .setTimeout(timeout.toMillis());
    }

    /** The issuer's usable keys by their ids; fails when it does not tell any in time. */
    public Future<Map<String, PublicKey>> keys() {
        return client.request(request)
                .compose(HttpClientRequest::send)
                .compose(KeySetClient::bodyOf)
                .map(PublishedKeys::read)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<Buffer> bodyOf(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("it answers " + response.statusCode());
    }
}
