package io.clonememoria.memory;

import io.clonememoria.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks into the database beside the service, as nobody else can. */
public final class Database {
    private Database() {}

    public static long count(String query, Object... parameters) {
        return ((Number) column(query, parameters).getFirst()).longValue();
    }

    /** The first column of every row, as the superuser sees it. */
    public static List<Object> column(String query, Object... parameters) {
        try (var connection = TestInfrastructure.superuser("memory")) {
            return column(connection, query, parameters);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static void run(String statement, Object... parameters) {
        try (var connection = TestInfrastructure.superuser("memory");
                var prepared = connection.prepareStatement(statement)) {
            bind(prepared, parameters);
            prepared.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A connection with the rights of a request of that person, without the service between. */
    public static Connection requestOf(UUID person) throws SQLException {
        var connection = TestInfrastructure.as("login", "memory");
        connection.setAutoCommit(false);
        column(connection, "select set_config('role', 'authenticated', true)");
        column(connection, "select set_config('app.current_user_id', ?, true)", person.toString());
        return connection;
    }

    public static List<Object> column(Connection connection, String query, Object... parameters) throws SQLException {
        try (var prepared = connection.prepareStatement(query)) {
            bind(prepared, parameters);
            try (var rows = prepared.executeQuery()) {
                var column = new ArrayList<Object>();
                while (rows.next()) {
                    column.add(rows.getObject(1));
                }
                return column;
            }
        }
    }

    private static void bind(PreparedStatement prepared, Object... parameters) throws SQLException {
        for (var at = 0; at < parameters.length; at++) {
            prepared.setObject(at + 1, parameters[at]);
        }
    }
}
