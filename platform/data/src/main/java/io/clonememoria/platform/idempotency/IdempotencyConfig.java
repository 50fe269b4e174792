package io.clonememoria.platform.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long keys are remembered. */
@ConfigMapping(prefix = "clonememoria.idempotency")
interface IdempotencyConfig {
    /** From the answer on. Afterwards a key is new again. */
    @WithDefault("24h")
    Duration keep();
}
