package io.clonememoria.clone.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a password is reset. */
@ConfigMapping(prefix = "clonememoria.password-reset")
interface ResetConfig {
    /** How long the link works. */
    @WithDefault("1h")
    Duration link();
}
