package io.clonememoria.gateway.proxy;

import io.clonememoria.gateway.answer.Answers;
import io.clonememoria.gateway.answer.UnreadBody;
import io.clonememoria.gateway.principal.Principal;
import io.clonememoria.gateway.route.Service;
import io.clonememoria.gateway.route.ServiceAddresses;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.replica.Replicas;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Forwards requests to the services. */
@ApplicationScoped
public class Proxy {
    private final Vertx vertx;
    private final ProxyConfig config;
    private final Answers answers;
    private final UnreadBody unread;
    private final Streams streams;
    private final HttpClient client;
    private final Map<Service, Replicas> services;

    Proxy(Vertx vertx, ProxyConfig config, ServiceAddresses addresses, Answers answers, UnreadBody unread,
            Streams streams) {
        this.vertx = vertx;
        this.config = config;
        this.answers = answers;
        this.unread = unread;
        this.streams = streams;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                        .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
                        .setMaxWaitQueueSize(config.waiting()),
                new PoolOptions().setHttp1MaxSize(config.connections()));
        this.services = Arrays.stream(Service.values())
                .collect(Collectors.toMap(Function.identity(),
                        service -> new Replicas(addresses.of(service), InstantSource.system())));
    }

    private Future<HttpClientRequest> connect(Service service) {
        return services.get(service).connect(address -> client.request(connectionTo(address)));
    }

    private RequestOptions connectionTo(URI address) {
        var secure = "https".equals(address.getScheme());
        return new RequestOptions()
                .setSsl(secure)
                .setHost(address.getHost())
                .setPort(address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80)
                .setConnectTimeout(config.connectTimeout().toMillis());
    }

    /** @throws Problem when nobody can tell where the request ends, or it says itself that it is too large */
    public void requireForwardable(HttpServerRequest request) {
        Framing.problemOf(request).or(() -> Framing.tooLarge(request, maxBody())).ifPresent(problem -> {
            throw problem;
        });
    }

    /**
     * Has a service answer a request that is forwardable.
     *
     * @param target    path and query to ask it for
     * @param principal who asks, null when nobody has said
     * @param edgeToken says it to the service
     */
    public void forward(HttpServerRequest request, Service service, String target, @Nullable Principal principal,
            @Nullable String edgeToken) {
        new Exchange(request, service, target, principal, edgeToken, maxBody(), answers, unread, streams)
                .run(vertx, connect(service), config);
    }

    private long maxBody() {
        return config.maxBody().asLongValue();
    }
}
