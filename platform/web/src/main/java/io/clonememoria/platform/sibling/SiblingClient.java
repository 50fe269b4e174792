package io.clonememoria.platform.sibling;

import io.clonememoria.platform.request.RequestId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Calls the internal endpoints of siblings, in the name of this service. */
@ApplicationScoped
public class SiblingClient {
    private static final Logger LOG = Logger.getLogger(SiblingClient.class);
    private static final int CONNECTIONS = 50;
    /** Shorter than any server keeps an unused connection, so that none is used in the moment in which it is closed. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final ServiceTokens tokens;
    private final SiblingAddresses addresses;
    private final HttpClient client;
    private final Duration timeout;

    SiblingClient(ServiceTokens tokens, SiblingAddresses addresses, SiblingConfig config, Vertx vertx) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.timeout = config.timeout();
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * Calls a sibling and waits the usual time for the answer.
     *
     * @param service its name
     * @param path    begins with {@code /internal/}
     * @param purpose what the endpoint wants to be asked for
     * @param subject whom or what the call is about
     * @return the document that it answers, empty when it answers with none. Fails with its own problem where it has one
     *         for us (404, 409), and with {@link io.clonememoria.platform.problem.Unavailable} when it is away or busy
     */
    public Uni<JsonObject> call(String service, HttpMethod method, String path, String purpose, String subject,
            @Nullable JsonObject body) {
        return call(service, method, path, purpose, subject, body, timeout);
    }

    /** The same for an answer that takes its time. */
    public Uni<JsonObject> call(String service, HttpMethod method, String path, String purpose, String subject,
            @Nullable JsonObject body, Duration patience) {
        return Uni.createFrom().completionStage(() -> send(service, method, path, purpose, subject, body, patience)
                .toCompletionStage());
    }

    private Future<JsonObject> send(String service, HttpMethod method, String path, String purpose, String subject,
            @Nullable JsonObject body, Duration patience) {
        var token = tokens.sign(service, purpose, subject);
        var requestId = RequestId.current();
        return addresses.of(service)
                .connect(replica -> {
                    var options = new RequestOptions()
                            .setMethod(method)
                            .setAbsoluteURI(replica.resolve(path).toString())
                            .setConnectTimeout(patience.toMillis())
                            .putHeader("authorization", "Bearer " + token)
                            .putHeader("content-type", "application/json");
                    requestId.ifPresent(id -> options.putHeader(RequestId.HEADER, id));
                    return client.request(options);
                })
                .compose(request -> ask(request, body))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> away(service, failure))
                .map(answer -> answer.read(service));
    }

    private static Future<SiblingAnswer> ask(HttpClientRequest request, @Nullable JsonObject body) {
        return (body == null ? request.send() : request.send(body.toBuffer()))
                .compose(response -> response.body().map(document -> new SiblingAnswer(response.statusCode(),
                        response.getHeader("retry-after"), document == null ? Buffer.buffer() : document)));
    }

    private static Future<SiblingAnswer> away(String service, Throwable cause) {
        LOG.warnf("%s does not answer: %s", service, cause.getMessage());
        return Future.failedFuture(SiblingUnavailable.away(service));
    }
}
