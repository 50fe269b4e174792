package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.event.StateRow;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A projection that keeps published columns under their own names in a table {@code projection.<table>}, which also has
 * {@code version bigint} and {@code removed_at timestamptz}. Columns that the state does not carry become null.
 *
 * <p>A removal empties the row and marks it, also one that was never seen, so that an older row that comes late brings
 * nothing back. The kept columns must therefore be nullable, and readers must ask for {@code removed_at is null}.
 */
public abstract class TableProjection implements StateProjection {
    /** Between the parts of a key that has several, as the publishing trigger writes it. */
    private static final String SEPARATOR = ":";

    private final String topic;
    private final List<String> keys;
    private final Set<String> columns;
    private final String upsert;
    private final String remove;

    /**
     * @param topic   the state topic
     * @param table   the table's name in the schema {@code projection}
     * @param key     its primary key, which is also the record's key
     * @param columns the other columns to keep
     */
    protected TableProjection(String topic, String table, String key, List<String> columns) {
        this(topic, table, List.of(key), columns);
    }

    /** @param keys the columns of its primary key, in the order in which they make up the record's key */
    protected TableProjection(String topic, String table, List<String> keys, List<String> columns) {
        this.topic = topic;
        this.keys = keys;
        this.columns = new LinkedHashSet<>(keys);
        this.columns.addAll(columns);
        var key = String.join(", ", keys);
        var names = String.join(", ", columns);
        var news = columns.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        this.upsert = """
                insert into projection.%1$s as known (%2$s, %3$s, version)
                select %2$s, %3$s, $2 from jsonb_populate_record(null::projection.%1$s, $1)
                on conflict (%2$s) do update set %4$s, version = excluded.version, removed_at = null
                where excluded.version > known.version""".formatted(table, key, names, news);
        var nothing = columns.stream().map(column -> column + " = null").collect(Collectors.joining(", "));
        this.remove = """
                insert into projection.%1$s as known (%2$s, version, removed_at)
                select %2$s, $2, now() from jsonb_populate_record(null::projection.%1$s, $1)
                on conflict (%2$s) do update set %3$s, version = excluded.version, removed_at = excluded.removed_at
                where excluded.version > known.version""".formatted(table, key, nothing);
    }

    @Override
    public final String topic() {
        return topic;
    }

    @Override
    public final Set<String> columns() {
        return columns;
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection transaction) {
        var key = keyOf(row);
        for (var name : keys) {
            if (!Objects.equals(key.getString(name), String.valueOf(row.data().getValue(name)))) {
                return Uni.createFrom().failure(new MalformedEvent("the row is another than its key " + row.key()));
            }
        }
        return transaction.preparedQuery(upsert).execute(Tuple.of(row.data(), row.version())).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection transaction) {
        return transaction.preparedQuery(remove).execute(Tuple.of(keyOf(removal), removal.version())).replaceWithVoid();
    }

    /** @throws MalformedEvent when the key has not as many parts as the table's */
    private JsonObject keyOf(StateRow row) {
        var parts = keys.size() == 1 ? new String[] {row.key()} : row.key().split(SEPARATOR, -1);
        if (parts.length != keys.size()) {
            throw new MalformedEvent("a key of " + topic + " is " + String.join(SEPARATOR, keys));
        }
        var key = new JsonObject();
        for (var part = 0; part < parts.length; part++) {
            key.put(keys.get(part), parts[part]);
        }
        return key;
    }
}
