package io.clonememoria.workspace.database;

import io.clonememoria.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workspace database as a superuser sees it: to prepare what a test needs and to look what came of it. */
public final class Database {
    private static final Connection SUPERUSER = TestInfrastructure.superuser("workspace");

    private Database() {}

    public static int execute(String sql, Object... parameters) {
        return query(connection -> prepare(connection, sql, parameters).executeUpdate());
    }

    /** The first column of every row. */
    public static List<Object> column(String sql, Object... parameters) {
        return query(connection -> {
            var values = new ArrayList<>();
            var rows = prepare(connection, sql, parameters).executeQuery();
            while (rows.next()) {
                values.add(rows.getObject(1));
            }
            return values;
        });
    }

    /** The first column of the only row, as text. */
    public static String text(String sql, Object... parameters) {
        var values = column("select (" + sql + ")::text", parameters);
        return (String) values.getFirst();
    }

    public static long count(String sql, Object... parameters) {
        return (long) column("select count(*) from (" + sql + ") counted", parameters).getFirst();
    }

    /** All rows of all queries as text, sorted. */
    static List<String> lines(List<String> queries) {
        return queries.stream()
                .flatMap(query -> column("select row.*::text from (" + query + ") row").stream())
                .map(Object::toString)
                .sorted()
                .toList();
    }

    /** The first value of the first row of a statement with the rights of a role; nothing of it stays. */
    @SuppressWarnings("unchecked")
    static <T> @Nullable T as(String role, String sql) {
        return query(connection -> {
            connection.setAutoCommit(false);
            try {
                prepare(connection, "select set_config('role', ?, true)", role).execute();
                var statement = connection.createStatement();
                if (!statement.execute(sql)) {
                    return null;
                }
                statement.getResultSet().next();
                return (T) statement.getResultSet().getObject(1);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    static <T> T query(Work<T> work) {
        try {
            return work.on(SUPERUSER);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }

    static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
