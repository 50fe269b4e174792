package io.clonememoria.gateway.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the parts are asked for their health. */
@ConfigMapping(prefix = "clonememoria.health")
interface HealthConfig {
    /** How long a part may take to answer before it counts as down. */
    @WithDefault("1s")
    Duration timeout();

    /** How long an answer serves others who ask, so that asking us often does not mean asking the parts often. */
    @WithDefault("1s")
    Duration remembered();
}
