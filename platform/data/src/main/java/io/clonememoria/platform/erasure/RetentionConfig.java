package io.clonememoria.platform.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what was deleted can be restored. */
@ConfigMapping(prefix = "clonememoria.retention")
public interface RetentionConfig {
    /** From the deletion of something by its owner to its removal for ever. */
    @WithDefault("30d")
    Duration window();

    /** From one search for what is to be removed to the next. */
    @WithDefault("1h")
    Duration purgeEvery();
}
