package io.clonememoria.acceptance.replica;

import io.clonememoria.local.postgres.PostgresAddress;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The four databases, read by their superuser, whom no policy hides anything from. */
record Databases(PostgresAddress server) {
    static final List<String> NAMES = List.of("clone", "memory", "workspace", "billing");

    /** The lock that the leading relay of a database holds. */
    private static final String LEADER = """
            select activity.application_name from pg_locks held join pg_stat_activity activity using (pid)
            where held.locktype = 'advisory' and held.granted and held.objsubid = 1
              and (held.classid::bigint << 32 | held.objid::bigint) = x'6F7574626F78'::bigint
              and held.database = (select oid from pg_database where datname = current_database())""";

    static Databases ofTheSuite() {
        return new Databases(ReplicatedSuite.addresses().postgres());
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param values collections become arrays of texts */
    <T> List<T> rows(String database, Row<T> row, String sql, Object... values) {
        try (var connection = server.connect(database); var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index] instanceof Collection<?> many ? array(connection, many) : values[index]);
            }
            var found = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(row.read(result));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(database + ": " + failure.getMessage(), failure);
        }
    }

    long count(String database, String sql, Object... values) {
        return rows(database, row -> row.getLong(1), sql, values).getFirst();
    }

    /** Events that wait for the relays of all databases. */
    long waiting() {
        return sum(database -> count(database, "select count(*) from messaging.outbox"));
    }

    /** Chats that are being brought in. */
    long importsAtWork() {
        return count("memory", "select count(*) from imports where status = 'processing'");
    }

    long deadLetters() {
        return sum(database -> count(database, "select count(*) from messaging.dead_letters"));
    }

    /** The replicas whose relays lead in that database. */
    List<String> leaders(String database) {
        return rows(database, row -> row.getString(1), LEADER);
    }

    /** The replica that leads, when there is one at the moment. */
    Optional<String> leader(String database) {
        return leaders(database).stream().findFirst();
    }

    private static long sum(Function<String, Long> each) {
        return NAMES.stream().mapToLong(each::apply).sum();
    }

    private static Array array(Connection connection, Collection<?> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
