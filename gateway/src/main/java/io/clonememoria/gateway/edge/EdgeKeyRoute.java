package io.clonememoria.gateway.edge;

import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.key.SigningKeyFile;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes the edge key where only the services can ask: {@code /internal/jwks.json} on the management port. */
@ApplicationScoped
class EdgeKeyRoute {
    private final String keySet;

    EdgeKeyRoute(SigningKey key) {
        this.keySet = new JsonObject(key.published()).encode();
    }

    /** Read once, at startup: what is wrong with the key must be known before the first request. */
    @Produces
    @Singleton
    @Startup
    static SigningKey edgeKey(
            @ConfigProperty(name = "clonememoria.keys.folder", defaultValue = ".clonememoria/keys") Path folder) {
        return new SigningKeyFile(folder.toAbsolutePath().resolve("edge").resolve("key.pem")).readOrCreate();
    }

    void publish(@Observes ManagementInterface management) {
        management.router().get("/internal/jwks.json").handler(request -> request.response()
                .putHeader("content-type", "application/jwk-set+json")
                .putHeader("cache-control", "max-age=60")
                .end(keySet));
    }
}
