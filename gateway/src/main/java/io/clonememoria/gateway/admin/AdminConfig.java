package io.clonememoria.gateway.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How administrators' questions are asked. */
@ConfigMapping(prefix = "clonememoria.admin")
interface AdminConfig {
    /** How long a service may take before the answer goes out without it. */
    @WithDefault("3s")
    Duration timeout();
}
