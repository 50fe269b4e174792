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
    /** One for all askers: what makes one of them ends with the transaction. */
    private static final Connection LOGIN = TestInfrastructure.as("login", "workspace");

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
        try {
            begin();
            return reached(sql, parameters) > 0;
        } catch (SQLException failed) {
            if (NOT_ALLOWED.equals(failed.getSQLState())) {
                return false;
            }
            throw new IllegalStateException(failed.getMessage(), failed);
        } finally {
            rollBack();
        }
    }

    /** Runs the statements in one transaction and commits it. */
    public void does(String... statements) throws SQLException {
        try {
            begin();
            for (var statement : statements) {
                reached(statement);
            }
            LOGIN.commit();
        } finally {
            rollBack();
        }
    }

    /** Rows selected or changed. */
    private static int reached(String sql, Object... parameters) throws SQLException {
        var statement = Database.prepare(LOGIN, sql, parameters);
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

    private void begin() throws SQLException {
        LOGIN.setAutoCommit(false);
        become("role", "authenticated");
        become("app.current_user_id", user == null ? "" : user.toString());
        become("app.bound_space_id", boundSpace == null ? "" : boundSpace.toString());
        become("app.is_platform_admin", platformAdmin ? "true" : "");
    }

    private static void become(String setting, String value) throws SQLException {
        Database.prepare(LOGIN, "select set_config(?, ?, true)", setting, value).execute();
    }

    private static void rollBack() {
        try {
            LOGIN.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
