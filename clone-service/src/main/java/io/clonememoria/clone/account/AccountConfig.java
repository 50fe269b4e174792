package io.clonememoria.clone.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How accounts answer. */
@ConfigMapping(prefix = "clonememoria.account")
interface AccountConfig {
    /**
     * An answer that must not tell whether an address is known comes no sooner than this after its request. Longer than
     * the work takes.
     */
    @WithDefault("500ms")
    Duration answerTime();
}
