package io.clonememoria.platform.schema;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether events are held to their schemas. */
@ConfigMapping(prefix = "clonememoria.events")
interface EventSchemaConfig {
    /**
     * Refuses what does not follow its schema, and types without one, at the outbox's two doors. For tests and dev mode:
     * in production it would cost time on every event and could only ever lose what was right yesterday.
     */
    @WithDefault("false")
    boolean checked();
}
