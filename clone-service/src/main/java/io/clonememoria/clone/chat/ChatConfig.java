package io.clonememoria.clone.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How a turn is conducted. */
@ConfigMapping(prefix = "clonememoria.chat")
interface ChatConfig {
    /** How long a reservation stands for a turn that nobody finishes, as when the process dies; well above any turn. */
    @WithDefault("60s")
    Duration lease();

    /** Recollections asked for to answer out of. */
    @WithDefault("12")
    @Positive
    @Max(50)
    int recollections();

    /** Silence on a stream after which a comment tells proxies and clients that it lives. */
    @WithDefault("15s")
    Duration heartbeat();
}
