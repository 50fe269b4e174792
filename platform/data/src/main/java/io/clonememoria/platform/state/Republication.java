package io.clonememoria.platform.state;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A topic that is told again, row by row.
 *
 * @param rows     told so far
 * @param finishedAt null while it goes on
 */
record Republication(String topic, long rows, Instant askedAt, @Nullable Instant finishedAt) {
    static final String COLUMNS = "topic, rows_told, asked_at, finished_at";

    static Republication of(Row row) {
        var finished = row.getOffsetDateTime(3);
        return new Republication(row.getString(0), row.getLong(1), row.getOffsetDateTime(2).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
