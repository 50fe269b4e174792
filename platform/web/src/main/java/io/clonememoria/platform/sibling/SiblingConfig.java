package io.clonememoria.platform.sibling;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Calls between services that no person makes. */
@ConfigMapping(prefix = "clonememoria.sibling")
interface SiblingConfig {
    /** The names of all services: nobody else's token is looked at. */
    List<String> services();

    /** How far a sibling's clock may differ from ours. */
    @WithDefault("5s")
    Duration clockSkew();

    /** How long a sibling may take to answer. */
    @WithDefault("2s")
    Duration timeout();

    /** Age from which a sibling's keys are asked for again, while the known ones serve. */
    @WithDefault("60s")
    Duration keysRefresh();

    /** Pause between two questions for keys that unknown key ids cause. */
    @WithDefault("1s")
    Duration unknownKeyPause();

    /** Largest body of a call. */
    @WithDefault("1M")
    MemorySize maxBody();
}
