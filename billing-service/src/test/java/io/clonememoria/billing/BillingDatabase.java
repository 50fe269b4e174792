package io.clonememoria.billing;

import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The database behind the service, for tests: all of it, or what one caller may see. */
public final class BillingDatabase {
    private BillingDatabase() {}

    /** Runs a statement that no policy binds. @return the rows it changed */
    public static int execute(String sql, Object... parameters) {
        try (var connection = TestInfrastructure.superuser("billing")) {
            return execute(connection, sql, parameters);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of a query that no policy binds. */
    public static List<@Nullable Object> column(String sql, Object... parameters) {
        try (var connection = TestInfrastructure.superuser("billing")) {
            return column(connection, sql, parameters);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Waits until a consumer has done with all these events. */
    public static void awaitInbox(String consumer, UUID... events) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50)).until(() -> column(
                "select count(*) from messaging.inbox where consumer = ? and event_id = any (?)", consumer, events)
                .equals(List.of((long) events.length)));
    }

    /** A connection in the transaction of a request: the service's own login under the role {@code authenticated}. */
    public static Connection request(@Nullable UUID user, @Nullable UUID boundSpace, boolean underAdmin)
            throws SQLException {
        var connection = TestInfrastructure.as("login", "billing");
        connection.setAutoCommit(false);
        column(connection, """
                select set_config('role', 'authenticated', true), set_config('app.current_user_id', ?, true),
                       set_config('app.bound_space_id', ?, true), set_config('app.is_platform_admin', ?, true)""",
                user == null ? "" : user.toString(), boundSpace == null ? "" : boundSpace.toString(),
                Boolean.toString(underAdmin));
        return connection;
    }

    public static int execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    public static List<@Nullable Object> column(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var rows = statement.executeQuery();
            var values = new ArrayList<@Nullable Object>();
            while (rows.next()) {
                values.add(rows.getObject(1));
            }
            return values;
        }
    }
}
