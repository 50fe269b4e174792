package io.clonememoria.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "clonememoria.outbox")
interface OutboxConfig {
    /** How long the relay sleeps when nobody wakes it: what other replicas wrote waits at most so long. */
    @WithDefault("1s")
    Duration poll();

    /** Between two rounds that are not full the relay rests, so that many small commits cost few rounds; not over 1 s. */
    @WithDefault("5ms")
    Duration rest();

    /** Events taken to the broker at once, 1 or more. */
    @WithDefault("500")
    @Positive
    int batch();

    /** After failures in a row the relay waits longer each time, and never longer than this. */
    @WithDefault("5s")
    Duration longestPause();

    /** How long the broker may take for a batch before it counts as away. */
    @WithDefault("5s")
    Duration patience();
}
