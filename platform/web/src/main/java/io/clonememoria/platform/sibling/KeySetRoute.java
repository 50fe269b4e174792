package io.clonememoria.platform.sibling;

import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.key.SigningKeyFile;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Publishes the keys of this process where only its siblings can ask: {@code /internal/jwks.json} on the management
 * port, at start, so that an unusable key is known before the first request.
 */
@ApplicationScoped
class KeySetRoute {
    private final String keySet;

    KeySetRoute(@All List<SigningKey> keys) {
        this.keySet = new JsonObject(SigningKey.published(keys)).encode();
    }

    @Produces
    @Singleton
    @ServiceKey
    static SigningKey serviceKey(@ConfigProperty(name = "clonememoria.keys.folder") Path folder,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        var file = folder.toAbsolutePath().resolve("service").resolve(service).resolve("key.pem");
        return new SigningKeyFile(file).readOrCreate().forUse(SigningKey.FOR_SERVICE_TOKENS);
    }

    void publish(@Observes ManagementInterface management) {
        management.router().get("/internal/jwks.json").handler(request -> request.response()
                .putHeader("content-type", "application/jwk-set+json")
                .putHeader("cache-control", "max-age=60")
                .end(keySet));
    }
}
