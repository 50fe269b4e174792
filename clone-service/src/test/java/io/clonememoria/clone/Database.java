package io.clonememoria.clone;

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

    /** The first column of every row, as the superuser sees it. */
    public static List<Object> column(String query, Object... parameters) {
        try (var connection = TestInfrastructure.superuser("clone")) {
            return column(connection, query, parameters);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static long count(String query, Object... parameters) {
        return ((Number) column(query, parameters).getFirst()).longValue();
    }

    public static void run(String statement, Object... parameters) {
        try (var connection = TestInfrastructure.superuser("clone");
                var prepared = connection.prepareStatement(statement)) {
            bind(prepared, parameters);
            prepared.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A transaction with the rights of a request of that person, without the service between; the caller closes it. */
    public static Connection requestOf(UUID person) throws SQLException {
        return request(person, null);
    }

    /** The same for a credential that is bound to a space. */
    public static Connection requestOf(UUID person, UUID boundSpace) throws SQLException {
        return request(person, boundSpace);
    }

    private static Connection request(UUID person, UUID boundSpace) throws SQLException {
        var connection = TestInfrastructure.as("login", "clone");
        connection.setAutoCommit(false);
        column(connection, "select set_config('role', 'authenticated', true)");
        column(connection, "select set_config('app.current_user_id', ?, true)", person.toString());
        column(connection, "select set_config('app.bound_space_id', ?, true)",
                boundSpace == null ? "" : boundSpace.toString());
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

    /** @return the number of rows changed */
    public static int update(Connection connection, String statement, Object... parameters) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            bind(prepared, parameters);
            return prepared.executeUpdate();
        }
    }

    private static void bind(PreparedStatement prepared, Object... parameters) throws SQLException {
        for (var at = 0; at < parameters.length; at++) {
            prepared.setObject(at + 1, parameters[at]);
        }
    }
}
