package io.clonememoria.platform.job;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as its handler sees it.
 *
 * @param payload    what was asked for
 * @param checkpoint where the next step begins, as the last one said; empty at the start
 * @param done       how many things are done
 * @param attempts   how often the step was tried in vain
 * @param cancelled  whether its person wants no more of it
 */
public record Job(UUID id, String kind, UUID userId, @Nullable UUID spaceId, JsonObject payload, JsonObject checkpoint,
        long done, int attempts, boolean cancelled) {
    static final String COLUMNS =
            "id, kind, user_id, space_id, payload, checkpoint, done, attempts, cancel_requested_at is not null";

    static Job of(Row row) {
        return new Job(row.getUUID(0), row.getString(1), row.getUUID(2), row.getUUID(3), row.getJsonObject(4),
                row.getJsonObject(5), row.getLong(6), row.getInteger(7), row.getBoolean(8));
    }

    Job after(JobProgress progress) {
        return new Job(id, kind, userId, spaceId, payload, progress.checkpoint(), progress.done(), 0, cancelled);
    }
}
