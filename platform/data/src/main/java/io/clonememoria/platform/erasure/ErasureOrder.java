package io.clonememoria.platform.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Children before their parents, as the foreign keys say: each row is removed, and counted, as what it is, and no
 * statement drags a million others with it.
 */
final class ErasureOrder {
    private static final String REFERENCES = """
            select child_schema.nspname || '.' || child.relname, parent_schema.nspname || '.' || parent.relname
            from pg_constraint
                join pg_class child on child.oid = conrelid
                join pg_namespace child_schema on child_schema.oid = child.relnamespace
                join pg_class parent on parent.oid = confrelid
                join pg_namespace parent_schema on parent_schema.oid = parent.relnamespace
            where contype = 'f' and conrelid <> confrelid""";

    private final Map<String, Set<String>> childrenOf;

    ErasureOrder(Map<String, Set<String>> childrenOf) {
        this.childrenOf = childrenOf;
    }

    static Uni<ErasureOrder> read(SqlConnection transaction) {
        return transaction.query(REFERENCES).execute().map(rows -> {
            var children = new HashMap<String, Set<String>>();
            rows.forEach(row -> children.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(0)));
            return new ErasureOrder(children);
        });
    }

    List<PersonalData> of(List<PersonalData> held) {
        return held.stream().sorted(Comparator.comparingInt(this::height)).toList();
    }

    private int height(PersonalData data) {
        return data.tables().stream().mapToInt(table -> height(table, Set.of())).max().orElse(0);
    }

    private int height(String table, Set<String> above) {
        if (above.contains(table)) {
            return 0; // tables that refer to each other have no order
        }
        var path = new HashSet<>(above);
        path.add(table);
        return childrenOf.getOrDefault(table, Set.of()).stream()
                .mapToInt(child -> 1 + height(child, path)).max().orElse(0);
    }
}
