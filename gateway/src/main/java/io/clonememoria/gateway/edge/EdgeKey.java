package io.clonememoria.gateway.edge;

import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.key.SigningKeyFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key that edge tokens are signed with; platform publishes its public half on the management port. */
class EdgeKey {
    /** Read once, at startup: what is wrong with the key must be known before the first request. */
    @Produces
    @Singleton
    @Startup
    static SigningKey edgeKey(@ConfigProperty(name = "clonememoria.keys.folder") Path folder) {
        return new SigningKeyFile(folder.toAbsolutePath().resolve("edge").resolve("key.pem")).readOrCreate();
    }
}
