package io.clonememoria.acceptance.isolation;

import io.clonememoria.launcher.part.Parts;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.postgres.Bootstrap;
import io.clonememoria.local.postgres.Passwords;
import io.clonememoria.local.postgres.PostgresAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The four databases of the running suite, seen by a superuser. */
final class Databases {
    /** One per service with data. */
    static final List<String> NAMES = Bootstrap.DATABASES;

    private final PostgresAddress server;
    private final Passwords passwords;

    Databases(Suite suite) {
        this.server = Parts.addresses(suite).postgres();
        this.passwords = Passwords.keptIn(suite.state().passwords());
    }

    /** A connection that sees every row; the caller closes it. */
    Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    /** A connection as requests have it; the caller closes it. */
    Connection connectAsLogin(String database) throws SQLException {
        return server.connect(database, database + "_login", passwords.login());
    }

    /** Runs one statement with every row in sight. */
    void run(String database, String sql, Object... parameters) {
        try (var connection = server.connect(database); var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.execute();
        } catch (SQLException failure) {
            throw new AssertionError(database + ": " + failure.getMessage(), failure);
        }
    }

    /** The first column of what a query finds. */
    List<String> texts(String database, String sql, Object... parameters) {
        try (var connection = server.connect(database)) {
            return texts(connection, sql, parameters);
        } catch (SQLException failure) {
            throw new AssertionError(database + ": " + failure.getMessage(), failure);
        }
    }

    static List<String> texts(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
