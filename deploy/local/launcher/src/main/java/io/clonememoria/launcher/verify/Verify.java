package io.clonememoria.launcher.verify;

import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.terminal.Table;
import io.clonememoria.launcher.terminal.Terminal;
import io.clonememoria.local.postgres.Bootstrap;
import io.clonememoria.local.postgres.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The command {@code verify}. */
public final class Verify {

    private final PostgresAddress server;
    private final String password;
    private final Terminal terminal;

    public Verify(PostgresAddress server, String password, Terminal terminal) {
        this.server = server;
        this.password = password;
        this.terminal = terminal;
    }

    /** Prints every check; whether all of them hold. */
    public boolean run() {
        var table = new Table("database", "looked at", "result", "saw");
        var failed = 0;
        var total = 0;
        for (var database : Bootstrap.DATABASES) {
            for (var check : checksOf(database)) {
                var result = check.holds() ? terminal.good("ok") : terminal.bad("FAILED");
                table.row(database, check.lookedAt(), result, check.saw());
                total++;
                failed += check.holds() ? 0 : 1;
            }
        }
        terminal.line(table.render());
        terminal.line();
        terminal.line(failed == 0
            ? terminal.good("all " + total + " checks hold")
            : terminal.bad(failed + " of " + total + " checks failed"));
        return failed == 0;
    }

    private List<Check> checksOf(String database) {
        try (var connection = server.connect(database, database + "_verifier", password)) {
            connection.setReadOnly(true);
            return checks(connection, sqlOf(database));
        } catch (SQLException refused) {
            throw new Failure("Database " + database + " cannot be verified: " + firstLine(refused)
                + "; does ./clonememoria status show it running?");
        }
    }

    private static List<Check> checks(Connection connection, String sql) {
        var checks = new ArrayList<Check>();
        try (var statement = connection.createStatement()) {
            var answered = statement.execute(sql);
            while (answered) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        checks.add(new Check(rows.getString("looked_at"), rows.getBoolean("holds"), rows.getString("saw")));
                    }
                }
                answered = statement.getMoreResults();
            }
        } catch (SQLException refused) {
            // A missing table is what this command is there to tell; the checks before it still count.
            checks.add(new Check("query after these", false, firstLine(refused)));
        }
        return checks;
    }

    private static String firstLine(SQLException refused) {
        return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
    }

    private static String sqlOf(String database) {
        try (var sql = Verify.class.getResourceAsStream("/verify/" + database + ".sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
