package io.clonememoria.acceptance.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts a row of the victim into tables that no operation has filled yet, in a transaction that is never committed. */
record Filling(Connection connection, Victim victim) {
    /** Where a check asks for more than the type of the column tells. */
    private static final Map<String, String> CHECKED = Map.of(
            "role", "'user'", "consent", "'third_party_apis'", "month", "date_trunc('month', now())::date",
            "status", "'pending'", "plan", "'free'",
            "private.idempotency_keys.scope", "encode(sha256('word'), 'hex')", "private.idempotency_keys.answer", "'word'");

    /** Why it could not, empty when the victim has a row now. */
    Optional<String> fill(Table table) throws SQLException {
        if (hasRow(table)) {
            return Optional.empty();
        }
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var column : table.columns()) {
            value(table, column).ifPresent(value -> {
                columns.add(column.name());
                values.add(value);
            });
        }
        var insert = "insert into %s (%s) values (%s)".formatted(table.name(), String.join(", ", columns), String.join(", ", values));
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute(insert);
            return hasRow(table) ? Optional.empty() : Optional.of("the row that was made up is not the victim's: " + insert);
        } catch (SQLException refused) {
            connection.rollback(before);
            return Optional.of(refused.getMessage());
        }
    }

    private boolean hasRow(Table table) throws SQLException {
        return !Databases.texts(connection, "select 'found' from %s t where %s = ? or %s = ? limit 1".formatted(
                table.name(), table.person("t").orElse("null::uuid"), table.space("t")), victim.person().id(), victim.space()).isEmpty();
    }

    private Optional<String> value(Table table, Table.Column column) {
        if (table.personColumn().filter(column.name()::equals).isPresent()) {
            return Optional.of(quoted(victim.person().id()));
        }
        var parent = table.parents().stream().filter(one -> one.column().equals(column.name())).findFirst();
        if (parent.isPresent() && parent.get().table().person("t").isPresent()) {
            return parent.map(one -> "(select t.%s from %s t where %s = %s limit 1)".formatted(
                    one.key(), one.table().name(), one.table().person("t").orElseThrow(), quoted(victim.person().id())));
        }
        var chosen = CHECKED.get(table.name() + "." + column.name());
        if (chosen != null || !column.needed()) {
            return Optional.ofNullable(chosen);
        }
        return Optional.of(Optional.ofNullable(CHECKED.get(column.name())).orElseGet(() -> ofType(column)));
    }

    /** Some value of that type. */
    static String ofType(Table.Column column) {
        if (column.name().endsWith("_hash") || column.name().equals("fingerprint")) {
            return column.type().equals("bytea") ? "sha256('word')" : "encode(sha256('word'), 'hex')";
        }
        return switch (column.type()) {
            case "uuid" -> quoted(UUID.randomUUID());
            case "text", "character varying" -> "'word'";
            case "boolean" -> "true";
            case "jsonb", "json" -> "'{}'";
            case "bytea" -> "'word'";
            case "inet" -> "'192.0.2.1'";
            case "date" -> "current_date";
            case "timestamp with time zone" -> "now()";
            case "interval" -> "'1 day'";
            default -> column.type().endsWith("[]") ? "'{}'" : "1";
        };
    }

    private static String quoted(UUID id) {
        return "'" + id + "'::uuid";
    }

    /** In an order in which what is referred to comes first. */
    static List<Table> inOrder(List<Table> tables) {
        return tables.stream().sorted(Comparator.comparingInt(Filling::depth)).toList();
    }

    private static int depth(Table table) {
        return table.parents().stream().mapToInt(parent -> 1 + depth(parent.table())).max().orElse(0);
    }
}
