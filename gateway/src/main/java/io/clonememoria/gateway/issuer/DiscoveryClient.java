package io.clonememoria.gateway.issuer;

import io.clonememoria.platform.token.PublishedKeys;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks an issuer for its keys, as OpenID Connect Discovery has it: where they are stands in its configuration. Follows no
 * redirects.
 */
final class DiscoveryClient {
    private static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final int MAX_DOCUMENT = 1024 * 1024;

    private final HttpClient client;
    private final String issuer;
    private final Set<String> algorithms;
    private final Duration timeout;

    DiscoveryClient(HttpClient client, String issuer, Set<String> algorithms, Duration timeout) {
        this.client = client;
        this.issuer = issuer;
        this.algorithms = algorithms;
        this.timeout = timeout;
    }

    /** The issuer's usable keys by their ids; fails when it does not tell any in time. */
    Future<Map<String, PublicKey>> keys() {
        var configuration = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) + CONFIGURATION : issuer + CONFIGURATION;
        return get(configuration)
                .map(document -> placeOfKeys(document.toJsonObject()))
                .compose(this::get)
                .map(set -> PublishedKeys.read(set, algorithms))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A document that calls its issuer otherwise is another one's. */
    private String placeOfKeys(JsonObject configuration) {
        if (!issuer.equals(configuration.getValue("issuer"))) {
            throw new IllegalArgumentException("its configuration is that of another issuer");
        }
        if (!(configuration.getValue("jwks_uri") instanceof String place)) {
            throw new IllegalArgumentException("its configuration does not say where its keys are");
        }
        var scheme = URI.create(place).getScheme();
        if (!"https".equals(scheme) && !("http".equals(scheme) && issuer.startsWith("http:"))) {
            throw new IllegalArgumentException("its keys are where anybody could exchange them");
        }
        return place;
    }

    private Future<Buffer> get(String address) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(address)
                        .setFollowRedirects(false)
                        .setTimeout(timeout.toMillis())
                        .putHeader("accept", "application/json"))
                .compose(HttpClientRequest::send)
                .compose(DiscoveryClient::bodyOf);
    }

    private static Future<Buffer> bodyOf(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("it answers " + response.statusCode());
        }
        var body = Buffer.buffer();
        response.handler(piece -> {
            if (body.length() + piece.length() > MAX_DOCUMENT) {
                response.request().reset();
            } else {
                body.appendBuffer(piece);
            }
        });
        return response.end().map(body);
    }
}
