package io.clonememoria.memory.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How files are fetched from the web. */
@ConfigMapping(prefix = "clonememoria.fetch")
interface FetchConfig {
    /** How long connecting may take. */
    @WithDefault("5s")
    Duration connect();

    /** How long it may take in all. */
    @WithDefault("30s")
    Duration time();

    /** Hosts that are fetched from whatever their addresses are. For development; nobody else's service may be among them. */
    Optional<Set<String>> openHosts();
}
