package io.clonememoria.acceptance.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reads tables directly, with the rights of a request.
 *
 * @param person null when nobody is logged in
 * @param roles  by space
 * @param bound  the only space that the credential sees
 * @param admin  whether the request was made under /admin by an administrator
 */
record Reader(String who, @Nullable UUID person, Map<UUID, String> roles, @Nullable UUID bound, boolean admin) {
    /** The space's things that only its owner and admins see. */
    private static final Set<String> FOR_ADMINS = Set.of("webhooks", "webhook_logs", "api_keys", "api_key_usage", "audit_log",
            "safety_events", "space_invitations");
    /** What platform administrators see of everybody under /admin; never what is said or remembered. */
    private static final Set<String> FOR_PLATFORM_ADMINS = Set.of("users", "clones", "spaces", "audit_log",
            "audit_origins", "safety_events", "usage_metrics", "subscriptions", "api_keys", "api_key_usage");

    /** Becomes this reader until the end of the transaction, in the way of a request. */
    void read(Connection connection, String database) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local session authorization " + database + "_login");
        }
        try (var bind = connection.prepareStatement("""
                select set_config('role', 'authenticated', true), set_config('app.current_user_id', ?, true),
                       set_config('app.bound_space_id', ?, true), set_config('app.is_platform_admin', ?, true)""")) {
            bind.setString(1, person == null ? "" : person.toString());
            bind.setString(2, bound == null ? "" : bound.toString());
            bind.setString(3, admin ? "true" : "");
            bind.execute();
        }
    }

    /** Whether a row is this reader's to see, by what its columns say. */
    boolean maySee(Table table, Row row) {
        if (admin && FOR_PLATFORM_ADMINS.contains(table.simpleName())) {
            return true;
        }
        if (row.space() == null) {
            return person != null && person.equals(row.person()) && bound == null;
        }
        var role = bound == null || bound.equals(row.space()) ? roles.get(row.space()) : null;
        return role != null
                && (!FOR_ADMINS.contains(table.simpleName()) || !role.equals("member"))
                && (!Boolean.FALSE.equals(row.shared()) || person != null && person.equals(row.person()));
    }

    /**
     * A row and whose it is.
     *
     * @param shown  the columns that a request may read
     * @param shared whether the whole space reads it; null where there is no such choice
     */
    record Row(String shown, @Nullable UUID person, @Nullable UUID space, @Nullable Boolean shared) {}
}
