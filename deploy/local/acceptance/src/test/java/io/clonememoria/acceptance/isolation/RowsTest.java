package io.clonememoria.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.acceptance.RunningSuite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that forgets its WHERE sees its own rows, in every table that there is. */
@ExtendWith(RunningSuite.class)
class RowsTest {
    private static Databases databases;
    private static Victim victim;
    private static List<Reader> readers;

    @BeforeAll
    static void everybody() {
        var doors = new Doors(RunningSuite.suite());
        databases = new Databases(RunningSuite.suite());
        victim = Victim.in(doors, databases);
        var spaces = new Spaces(databases);
        var owner = victim.person().id();
        var member = Person.register(doors).id();
        spaces.join(victim.space(), member, "member");
        var stranger = Person.register(doors).id();
        var elsewhere = spaces.found(stranger, "Elsewhere", "Another family.");
        var other = Person.register(doors).id();
        spaces.join(elsewhere, other, "member");
        readers = List.of(
                new Reader("the owner", owner, Map.of(victim.space(), "owner", victim.aside(), "owner"), null, false),
                new Reader("a member of the space", member, Map.of(victim.space(), "member"), null, false),
                new Reader("a stranger", Person.register(doors).id(), Map.of(), null, false),
                new Reader("a member of another space", other, Map.of(elsewhere, "member"), null, false),
                new Reader("a key bound to another space", owner, Map.of(victim.aside(), "owner"), victim.aside(), false),
                new Reader("a key bound to the space", owner, Map.of(victim.space(), "owner"), victim.space(), false),
                new Reader("a key bound to a space of others", owner, Map.of(), elsewhere, false),
                new Reader("nobody", null, Map.of(), null, false),
                new Reader("an administrator under /admin", stranger, Map.of(elsewhere, "owner"), null, true));
    }

    static List<String> databases() {
        return Databases.NAMES;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void withoutWhereEverybodySeesTheirOwnRows(String database) throws SQLException {
        try (var connection = databases.connect(database)) {
            connection.setAutoCommit(false);
            var tables = Filling.inOrder(Table.all(connection)).stream().filter(table -> !table.readable().isEmpty()).toList();
            var objections = new ArrayList<String>();
            for (var table : tables) {
                if (Exceptions.PUBLIC.containsKey(table.name())) {
                    continue;
                }
                if (table.person("t").isEmpty() && table.spaceOf("t").isEmpty()) {
                    objections.add(table.name() + " does not say whose its rows are: give it a column that does, or its reason in Exceptions");
                    continue;
                }
                new Filling(connection, victim).fill(table).ifPresent(reason -> objections.add(
                        table.name() + " holds no row of the victim: let Victim make one, or Filling (" + reason + ")"));
                objections.addAll(look(connection, database, table));
            }
            connection.rollback();

            assertThat(objections).isEmpty();
            assertThat(tables).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aForgottenRoleSeesNothingAtAll(String database) throws SQLException {
        try (var superuser = databases.connect(database); var login = databases.connectAsLogin(database)) {
            for (var table : Table.all(superuser)) {
                assertThatThrownBy(() -> Databases.texts(login, "select 'a row' from " + table.name())).as(table.name())
                        .isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
            }
        }
    }

    /** The control: a look that finds nothing wrong with a hole finds nothing at all. */
    @Test
    void aHoleIsNoticed() throws SQLException {
        assertThat(lookAfter("create policy wide on memories for select to authenticated using (true)", "memory", "public.memories"))
                .anyMatch(objection -> objection.startsWith("a stranger sees in public.memories"))
                .anyMatch(objection -> objection.startsWith("nobody sees in public.memories"));
        assertThat(lookAfter("drop policy clones_bound on clones", "clone", "public.clones"))
                .isNotEmpty().allMatch(objection -> objection.startsWith("a key bound to"));
        assertThat(lookAfter("alter policy memories_changed on memories using (true)", "memory", "public.memories"))
                .anyMatch(objection -> objection.startsWith("a stranger changes"));
        assertThat(lookAfter("alter table conversations disable row level security", "clone", "public.conversations"))
                .anyMatch(objection -> objection.startsWith("a member of the space sees"));
    }

    private static List<String> lookAfter(String damage, String database, String table) throws SQLException {
        try (var connection = databases.connect(database)) {
            connection.setAutoCommit(false);
            var found = Table.all(connection).stream().filter(one -> one.name().equals(table)).findFirst().orElseThrow();
            try (var statement = connection.createStatement()) {
                statement.execute("set local lock_timeout = '10s'");
                statement.execute(damage);
                return look(connection, database, found);
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<String> look(Connection connection, String database, Table table) throws SQLException {
        var objections = new ArrayList<String>();
        var rows = rows(connection, table);
        for (var reader : readers) {
            var seen = seen(connection, database, reader, table);
            for (var shown : seen) {
                var owners = rows.getOrDefault(shown, List.of());
                if (owners.stream().noneMatch(row -> reader.maySee(table, row) || isForBoundKeys(table, row, reader))) {
                    objections.add("%s sees in %s what is not theirs: %s".formatted(reader.who(), table.name(), shown));
                }
            }
            if (reader == readers.getFirst() && seen.isEmpty()) {
                objections.add(table.name() + " shows its owner nothing, so that what others do not see proves nothing");
            }
            objections.addAll(change(connection, database, reader, table, rows));
        }
        return objections;
    }

    private static boolean isForBoundKeys(Table table, Reader.Row row, Reader reader) {
        return Exceptions.FOR_BOUND_KEYS.containsKey(table.name()) && reader.person() != null && reader.person().equals(row.person());
    }

    /** All rows with whose they are, by what a request would see of them. */
    private static Map<String, List<Reader.Row>> rows(Connection connection, Table table) throws SQLException {
        var columns = table.readable().stream().map(column -> "t." + column).collect(Collectors.joining(", "));
        var sql = "select (select to_jsonb(r)::text from (select %s) r), %s, %s, %s from %s t".formatted(columns,
                table.person("t").orElse("null::uuid"), table.space("t"), table.shared("t").orElse("null::boolean"), table.name());
        var found = new HashMap<String, List<Reader.Row>>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(new Reader.Row(rows.getString(1),
                        rows.getObject(2, UUID.class), rows.getObject(3, UUID.class), rows.getObject(4, Boolean.class)));
            }
        }
        return found;
    }

    private static List<String> seen(Connection connection, String database, Reader reader, Table table) throws SQLException {
        return as(reader, connection, database, () -> Databases.texts(connection, "select to_jsonb(r)::text from (select %s from %s) r"
                .formatted(String.join(", ", table.readable()), table.name())));
    }

    /** No more rows may be changed or deleted than are the reader's, and nothing may be read to do it. */
    private static List<String> change(Connection connection, String database, Reader reader, Table table,
            Map<String, List<Reader.Row>> rows) throws SQLException {
        var own = rows.values().stream().flatMap(List::stream).filter(row -> reader.maySee(table, row)).count();
        var objections = new ArrayList<String>();
        for (var column : table.columns()) {
            if (column.writable()) {
                var changed = attempt(connection, database, reader, "update %s set %s = %s".formatted(
                        table.name(), column.name(), Filling.ofType(column)));
                if (changed > own) {
                    objections.add("%s changes %s of %d rows of %s and has %d".formatted(reader.who(), column.name(), changed, table.name(), own));
                }
            }
        }
        var deleted = attempt(connection, database, reader, "delete from " + table.name());
        if (deleted > own) {
            objections.add("%s deletes %d rows of %s and has %d".formatted(reader.who(), deleted, table.name(), own));
        }
        return objections;
    }

    /** @return rows that it would change; none when it is not allowed, and one when a row refuses it by a constraint */
    private static int attempt(Connection connection, String database, Reader reader, String sql) throws SQLException {
        return as(reader, connection, database, () -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            } catch (SQLException refused) {
                return refused.getSQLState().startsWith("23") ? 1 : 0;
            }
        });
    }

    private interface Work<T> {
        T done() throws SQLException;
    }

    private static <T> T as(Reader reader, Connection connection, String database, Work<T> work) throws SQLException {
        var before = connection.setSavepoint();
        try {
            reader.read(connection, database);
            return work.done();
        } finally {
            connection.rollback(before);
        }
    }
}
