package io.clonememoria.gateway.health;

import io.clonememoria.gateway.route.Service;
import io.clonememoria.gateway.route.ServiceAddresses;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the services whether they are ready. */
@ApplicationScoped
public class HealthService {
    private static final String GATEWAY = "gateway";
    private static final String READINESS = "/q/health/ready";

    private final ServiceAddresses addresses;
    private final HealthConfig config;
    private final HttpClient client;
    private final InstantSource clock = InstantSource.system();

    private @Nullable Future<Health> latest;
    private Instant fresh = Instant.MIN;

    HealthService(Vertx vertx, ServiceAddresses addresses, HealthConfig config) {
        this.addresses = addresses;
        this.config = config;
        this.client = vertx.createHttpClient();
    }

    /** How the parts are, or were a moment ago; the future never fails. */
    public synchronized Future<Health> health() {
        var now = clock.instant();
        if (latest == null || !now.isBefore(fresh)) {
            latest = askAll();
            fresh = now.plus(config.remembered());
        }
        return latest;
    }

    private Future<Health> askAll() {
        var services = Arrays.asList(Service.values());
        return Future.all(services.stream().map(this::ask).toList()).map(answers -> {
            var parts = new TreeMap<String, PartStatus>();
            var replicas = new TreeMap<String, PartStatus>();
            parts.put(GATEWAY, PartStatus.UP);
            services.forEach(service -> {
                List<PartStatus> each = answers.resultAt(service.ordinal());
                parts.put(service.label(), each.contains(PartStatus.UP) ? PartStatus.UP : PartStatus.DOWN);
                for (var number = 1; each.size() > 1 && number <= each.size(); number++) {
                    replicas.put(service.label() + "." + number, each.get(number - 1));
                }
            });
            return new Health(parts, replicas);
        });
    }

    private Future<List<PartStatus>> ask(Service service) {
        return Future.all(addresses.managementOf(service).stream().map(this::ask).toList()).map(CompositeFuture::list);
    }

    private Future<PartStatus> ask(URI replica) {
        return client.request(readinessOf(replica))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.end().map(_ -> statusOf(answer)))
                .timeout(timeout().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(PartStatus.DOWN);
    }

    private RequestOptions readinessOf(URI replica) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(replica.resolve(READINESS).toString())
                .setTimeout(timeout().toMillis());
    }

    private Duration timeout() {
        return config.timeout();
    }

    private static PartStatus statusOf(HttpClientResponse answer) {
        return answer.statusCode() == 200 ? PartStatus.UP : PartStatus.DOWN;
    }
}
