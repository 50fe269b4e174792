package io.clonememoria.acceptance.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table as the catalogue has it, and whose its rows are as its columns say.
 *
 * @param name    with its schema
 * @param parents tables that a single column of this one refers to
 */
record Table(String name, List<Column> columns, List<Parent> parents) {
    private static final List<String> PERSONS = List.of("user_id", "owner_user_id", "invited_by_user_id", "person_id", "caller_id", "subject");
    private static final String NOBODY = "null::uuid";

    /**
     * @param type     as SQL writes it
     * @param needed   whether a row cannot be without a value that somebody gives
     * @param readable by requests
     * @param writable by requests that change a row
     * @param addable  by requests that add a row
     */
    record Column(String name, String type, boolean needed, boolean readable, boolean writable, boolean addable) {}

    /** @param key the column of the parent that {@code column} holds */
    record Parent(String column, Table table, String key) {}

    /** All tables of a database but those of PostgreSQL and Liquibase. */
    static List<Table> all(Connection connection) throws SQLException {
        var plain = new ArrayList<Table>();
        for (var name : Databases.texts(connection, """
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
                  and n.nspname not in ('information_schema', 'liquibase')
                order by 1""")) {
            plain.add(new Table(name, columns(connection, name), List.of()));
        }
        var full = new ArrayList<Table>();
        for (var table : plain) {
            full.add(withParents(connection, table, plain, 3));
        }
        return full;
    }

    /** What is on its way to the broker stays for moments only. */
    boolean isInTransit() {
        return name.equals("messaging.outbox");
    }

    String simpleName() {
        return name.substring(name.indexOf('.') + 1);
    }

    List<String> readable() {
        return columns.stream().filter(Column::readable).map(Column::name).toList();
    }

    boolean has(String column) {
        return columns.stream().anyMatch(one -> one.name().equals(column));
    }

    Optional<String> personColumn() {
        return simpleName().equals("users") ? Optional.of("id") : PERSONS.stream().filter(this::has).findFirst();
    }

    /** SQL for the person whose a row is; empty when no column says it. */
    Optional<String> person(String alias) {
        return personColumn().map(column -> alias + "." + column).or(() -> ofParent(alias, Table::person));
    }

    /** SQL for the space that a row is in. */
    String space(String alias) {
        return spaceOf(alias).orElse(NOBODY);
    }

    Optional<String> spaceOf(String alias) {
        return has("space_id") ? Optional.of(alias + ".space_id")
                : simpleName().equals("spaces") ? Optional.of(alias + ".id")
                : ofParent(alias, Table::spaceOf);
    }

    /** SQL for whether all of the space may read a row, where that is not so anyway. */
    Optional<String> shared(String alias) {
        return has("is_shared") ? Optional.of(alias + ".is_shared") : ofParent(alias, Table::shared);
    }

    private interface Rule {
        Optional<String> of(Table table, String alias);
    }

    private Optional<String> ofParent(String alias, Rule rule) {
        var found = parents.stream()
                .flatMap(parent -> rule.of(parent.table(), alias + "p").map(sql -> "(select %s from %s %sp where %sp.%s = %s.%s)".formatted(
                        sql, parent.table().name(), alias, alias, parent.key(), alias, parent.column())).stream())
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of("coalesce(" + String.join(", ", found) + ")");
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        return Databases.texts(connection, """
                select concat_ws('\t', a.attname, format_type(a.atttypid, a.atttypmod),
                    a.attnotnull and not a.atthasdef and a.attidentity = '',
                    has_column_privilege('authenticated', a.attrelid, a.attnum, 'select'),
                    has_column_privilege('authenticated', a.attrelid, a.attnum, 'update'),
                    has_column_privilege('authenticated', a.attrelid, a.attnum, 'insert'))
                from pg_attribute a where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum""", table)
                .stream().map(line -> line.split("\t"))
                .map(cells -> new Column(cells[0], cells[1], cells[2].equals("t"), cells[3].equals("t"), cells[4].equals("t"),
                        cells[5].equals("t")))
                .toList();
    }

    private static Table withParents(Connection connection, Table table, List<Table> all, int depth) throws SQLException {
        var parents = new ArrayList<Parent>();
        for (var line : Databases.texts(connection, """
                select concat_ws('\t', a.attname, format('%I.%I', n.nspname, p.relname), k.attname)
                from pg_constraint f join pg_class p on p.oid = f.confrelid join pg_namespace n on n.oid = p.relnamespace
                    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
                    join pg_attribute k on k.attrelid = f.confrelid and k.attnum = f.confkey[1]
                where f.contype = 'f' and cardinality(f.conkey) = 1 and f.conrelid = ?::regclass and f.confrelid <> f.conrelid
                order by a.attnum""", table.name())) {
            var cells = line.split("\t");
            var parent = Stream.of(all).flatMap(List::stream).filter(one -> one.name().equals(cells[1])).findFirst().orElseThrow();
            parents.add(new Parent(cells[0], depth == 0 ? parent : withParents(connection, parent, all, depth - 1), cells[2]));
        }
        return new Table(table.name(), table.columns(), parents);
    }
}
