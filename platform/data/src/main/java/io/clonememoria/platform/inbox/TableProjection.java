package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.StateRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A projection that keeps published columns under their own names in a table {@code projection.<table>}, which also has
 * {@code version bigint} and {@code removed_at timestamptz}. Columns that the state does not carry become null.
 *
 * <p>A removal marks the row. It needs no tombstone for a row that was never seen: the records of one key arrive in order.
 */
public abstract class TableProjection implements StateProjection {
    private final String topic;
    private final String upsert;
    private final String remove;

    /**
     * @param topic   the state topic
     * @param table   the table's name in the schema {@code projection}
     * @param key     its primary key, which is also the record's key
     * @param columns the other columns to keep
     */
    protected TableProjection(String topic, String table, String key, List<String> columns) {
        this.topic = topic;
        var names = String.join(", ", columns);
        var news = columns.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        this.upsert = """
                insert into projection.%1$s as known (%2$s, %3$s, version)
                select %2$s, %3$s, $2 from jsonb_populate_record(null::projection.%1$s, $1)
                on conflict (%2$s) do update set %4$s, version = excluded.version, removed_at = null
                where excluded.version > known.version""".formatted(table, key, names, news);
        this.remove = """
                update projection.%1$s set removed_at = now(), version = $2
                where %2$s::text = $1 and version < $2""".formatted(table, key);
    }

    @Override
    public final String topic() {
        return topic;
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection transaction) {
        return transaction.preparedQuery(upsert).execute(Tuple.of(row.data(), row.version())).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection transaction) {
        return transaction.preparedQuery(remove).execute(Tuple.of(removal.key(), removal.version())).replaceWithVoid();
    }
}
