package io.clonememoria.gateway.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** The tokens that the gateway gives to the services. */
@ConfigMapping(prefix = "clonememoria.edge")
interface EdgeConfig {
    /** How long a token is valid. Services pass it on to siblings, so it must last for a whole request's start. */
    @WithDefault("60s")
    Duration life();

    /** How long a token serves further requests; the rest of its life is what the last of them has left. */
    @WithDefault("30s")
    Duration reuse();

    /** Tokens kept for reuse at once. */
    @WithDefault("10000")
    @Positive
    int kept();
}
