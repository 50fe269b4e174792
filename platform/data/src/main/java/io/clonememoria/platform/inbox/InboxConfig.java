package io.clonememoria.platform.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the inbox remembers. */
@ConfigMapping(prefix = "clonememoria.inbox")
interface InboxConfig {
    /**
     * How long after its effect an event is known to have had it. Longer than the seven days for which the bus keeps
     * events, by enough for a consumer that stood still meanwhile.
     */
    @WithDefault("14d")
    Duration retention();
}
