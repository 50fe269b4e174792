package io.clonememoria.platform.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How background jobs share a process. */
@ConfigMapping(prefix = "clonememoria.jobs")
interface JobConfig {
    /** Jobs that one process works on at once. */
    @WithDefault("3")
    @Positive
    int concurrency();

    /** Jobs of one person that are worked on at once, in all processes together. */
    @WithDefault("2")
    @Positive
    int perPerson();

    /** How long a job works before it lets others of the queue go first; its present step is finished. */
    @WithDefault("5s")
    Duration turn();

    /** How long a step's preparation and transaction may take together. */
    @WithDefault("5m")
    Duration step();

    /** How long a killed process keeps others from going on with its jobs. */
    @WithDefault("15s")
    Duration lease();

    /** How long an idle process sleeps when nobody wakes it: what another replica was asked for waits at most so long. */
    @WithDefault("1s")
    Duration poll();
}
