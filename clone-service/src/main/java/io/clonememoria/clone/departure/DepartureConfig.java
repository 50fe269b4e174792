package io.clonememoria.clone.departure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The same setting as that of everything else which was deleted. */
@ConfigMapping(prefix = "clonememoria.retention")
interface DepartureConfig {
    /** How long who has deleted the account can come back. */
    @WithDefault("30d")
    Duration window();
}
