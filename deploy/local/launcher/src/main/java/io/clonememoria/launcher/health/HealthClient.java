package io.clonememoria.launcher.health;

import io.clonememoria.launcher.suite.Ports;
import io.clonememoria.launcher.suite.Replica;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks services for their readiness. Never fails: silence is an answer too. */
public final class HealthClient {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .build();
    private final Ports ports;

    public HealthClient(Ports ports) {
        this.ports = ports;
    }

    public CompletableFuture<Health> of(Replica replica) {
        var address = URI.create("http://127.0.0.1:" + ports.management(replica) + "/q/health/ready");
        return http.sendAsync(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString())
            .thenApply(answer -> Health.parse(answer.statusCode(), answer.body()))
            .exceptionally(_ -> Health.SILENT);
    }
}
