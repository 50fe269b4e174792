package io.clonememoria.workspace.database;

import io.clonememoria.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends SQL of their own with the rights of a request: the login of the service, become
 * {@code authenticated}, with the settings that the platform makes for a caller.
 */
public record Asker(@Nullable UUID user, @Nullable UUID boundSpace, boolean platformAdmin) {
    private static final String NOT_ALLOWED = "42501";

    public static Asker person(UUID user) {
        return new Asker(user, null, false);
    }

    public static Asker nobody() {
        return new Asker(null, null, false);
    }

    public Asker boundTo(UUID space) {
        return new Asker(user, space, platformAdmin);
    }

    public Asker administering() {
        return new Asker(user, boundSpace, true);
    }

    /** Whether the statement reaches a row; nothing of it stays. */
    public boolean may(String sql, Object... parameters) {
        try (var connection = connect()) {
            return reached(connection, sql, parameters) > 0;
        } catch (SQLException failed) {
            if (NOT_ALLOWED.equals(failed.getSQLState())) {
                return false;
            }
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    /** Runs the statements in one transaction and commits it. */
    public void does(String... statements) throws SQLException {
        try (var connection = connect()) {
            for (var statement : statements) {
                reached(connection, statement);
            }
            connection.commit();
        }
    }

    /** Rows selected or changed. */
    private static int reached(Connection connection, String sql, Object... parameters) throws SQLException {
        var statement = Database.prepare(connection, sql, parameters);
        if (!statement.execute()) {
            return statement.getUpdateCount();
        }
        var rows = statement.getResultSet();
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private Connection connect() throws SQLException {
        var connection = TestInfrastructure.as("login", "workspace");
        connection.setAutoCommit(false);
        become(connection, "role", "authenticated");
        become(connection, "app.current_user_id", user == null ? "" : user.toString());
        become(connection, "app.bound_space_id", boundSpace == null ? "" : boundSpace.toString());
        become(connection, "app.is_platform_admin", platformAdmin ? "true" : "");
        return connection;
    }

    private static void become(Connection connection, String setting, String value) throws SQLException {
        Database.prepare(connection, "select set_config(?, ?, true)", setting, value).execute();
    }
}
