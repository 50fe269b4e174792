package io.clonememoria.clone.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How addresses are proven. */
@ConfigMapping(prefix = "clonememoria.address")
interface AddressConfig {
    /** How long a link that was sent to an address works. */
    @WithDefault("24h")
    Duration link();
}
