package io.clonememoria.platform.job;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is after a step.
 *
 * @param checkpoint where the next step begins
 * @param done       how many things are done in all
 * @param total      how many there will be; null while nobody knows
 * @param finished   whether there is no next step
 */
public record JobProgress(JsonObject checkpoint, long done, @Nullable Long total, boolean finished) {

    public static JobProgress more(JsonObject checkpoint, long done, @Nullable Long total) {
        return new JobProgress(checkpoint, done, total, false);
    }

    public static JobProgress finished(JsonObject checkpoint, long done) {
        return new JobProgress(checkpoint, done, done, true);
    }
}
