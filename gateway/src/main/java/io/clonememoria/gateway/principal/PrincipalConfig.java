package io.clonememoria.gateway.principal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How long a principal is remembered, and when not at all. */
@ConfigMapping(prefix = "clonememoria.principal")
interface PrincipalConfig {
    /** How long a principal is remembered; with the time that its owner takes to answer it stays below a minute. */
    @WithDefault("55s")
    Duration remembered();

    /** Principals remembered at once. */
    @WithDefault("10000")
    @Positive
    int kept();

    /** How old the knowledge may be that nothing is unheard; beyond it every request asks the owner. */
    @WithDefault("1s")
    Duration lag();
}
