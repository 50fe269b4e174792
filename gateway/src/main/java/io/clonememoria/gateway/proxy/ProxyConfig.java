package io.clonememoria.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How requests travel to the services. */
@ConfigMapping(prefix = "clonememoria.proxy")
public interface ProxyConfig {
    /** How long it may take to get a connection to a service, waiting for a free one included. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long nothing at all may move, in either direction, before a request is given up. */
    @WithDefault("2m")
    Duration stalledAfter();

    /** Largest body of a request; a little more than the largest document, 25 MB, for its wrapping. */
    @WithDefault("26M")
    MemorySize maxBody();

    /** Connections to each service. Every open event stream takes one. */
    @WithDefault("1000")
    @Positive
    int connections();

    /** Requests that wait for a connection to a service; further ones are refused at once. */
    @WithDefault("500")
    int waiting();

    /** How long an unused connection is kept; shorter than the services keep theirs. */
    @WithDefault("60s")
    Duration keepAlive();
}
