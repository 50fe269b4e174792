package io.clonememoria.gateway.credential;

import io.clonememoria.gateway.route.Service;
import io.clonememoria.gateway.route.ServiceAddresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks the issuer of access tokens, clone-service, for the keys that it signs with. */
@ApplicationScoped
class IssuerClient {
    private static final String PATH = "/.well-known/jwks.json";

    private final HttpClient client;
    private final RequestOptions request;
    private final Duration timeout;

    IssuerClient(Vertx vertx, ServiceAddresses addresses, CredentialConfig config) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
        this.timeout = config.keysTimeout();
        this.request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(addresses.of(Service.CLONE).resolve(PATH).toString())
                .setTimeout(timeout.toMillis());
    }

    /** The issuer's usable keys by their ids; fails when it does not tell any in time. */
    Future<Map<String, PublicKey>> keys() {
        return client.request(request)
                .compose(HttpClientRequest::send)
                .compose(IssuerClient::bodyOf)
                .map(PublishedKeys::read)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<Buffer> bodyOf(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("it answers " + response.statusCode());
    }
}
