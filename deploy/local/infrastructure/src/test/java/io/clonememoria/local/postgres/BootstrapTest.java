package io.clonememoria.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class BootstrapTest {

    static final List<String> DATABASES = Bootstrap.DATABASES;

    @Test
    void runsAgainOnAFilledDatabaseWithoutLosingAnything() throws SQLException {
        try (var owner = TestInfrastructure.as("owner", "clone")) {
            execute(owner, "create table public.kept_over_bootstrap (id int)");
            execute(owner, "insert into public.kept_over_bootstrap values (1)");
            execute(owner, "grant usage on schema public to authenticated");
        }

        bootstrap(current()).run();
        bootstrap(current()).run();

        try (var owner = TestInfrastructure.as("owner", "clone")) {
            assertThat(ask(owner, "select id from public.kept_over_bootstrap")).containsExactly("1");
            assertThat(ask(owner, "select has_schema_privilege('authenticated', 'public', 'usage')")).containsExactly("t");
            execute(owner, "drop table public.kept_over_bootstrap");
        }
    }

    @Test
    void setsThePasswordsAgain() throws SQLException {
        var renewed = Passwords.random();
        try {
            bootstrap(renewed).run();

            assertThatThrownBy(() -> TestInfrastructure.as("login", "billing")).hasMessageContaining("password authentication failed");
            try (var login = server().connect("billing", "billing_login", renewed.login())) {
                assertThat(ask(login, "select current_user")).containsExactly("billing_login");
            }
        } finally {
            bootstrap(current()).run();
        }
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void letsARequestsLoginBecomeAuthenticatedAndNothingElse(String database) throws SQLException {
        try (var login = TestInfrastructure.as("login", database)) {
            assertThat(becomes(login)).containsExactly("authenticated");
        }
    }

    @ParameterizedTest
    @CsvSource({"clone,'relay,consumer,eraser'", "memory,'relay,consumer,eraser,indexer'"})
    void letsAWorkersLoginBecomeItsRolesAndNothingElse(String database, String roles) throws SQLException {
        try (var worker = TestInfrastructure.as("worker", database)) {
            assertThat(becomes(worker)).containsExactlyInAnyOrder(roles.split(","));
        }
    }

    @ParameterizedTest
    @CsvSource({"clone,definer", "memory,'definer,search'"})
    void letsAnOwnerBecomeTheRolesOfItsFunctionsAndNothingElse(String database, String roles) throws SQLException {
        try (var owner = TestInfrastructure.as("owner", database)) {
            assertThat(becomes(owner)).containsExactlyInAnyOrder(roles.split(","));
        }
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void letsNobodyIntoAnotherServicesDatabase(String database) {
        for (var other : DATABASES.stream().filter(name -> !name.equals(database)).toList()) {
            for (var login : Map.of("_owner", current().owner(), "_login", current().login(), "_worker", current().worker()).entrySet()) {
                assertThatThrownBy(() -> server().connect(other, database + login.getKey(), login.getValue()).close())
                    .as(database + login.getKey() + " in " + other)
                    .hasMessageContaining("permission denied for database");
            }
        }
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void givesALoginNoRightOfItsOwn(String database) throws SQLException {
        try (var login = TestInfrastructure.as("login", database)) {
            assertThatThrownBy(() -> execute(login, "create table public.mine (id int)")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(login, "create temporary table mine (id int)")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(login, "create schema mine")).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void boundsWhatARequestMayWaitFor(String database) throws SQLException {
        try (var login = TestInfrastructure.as("login", database)) {
            assertThat(ask(login, "show statement_timeout")).containsExactly("10s");
            assertThat(ask(login, "show idle_in_transaction_session_timeout")).containsExactly("30s");
            assertThat(ask(login, "show lock_timeout")).containsExactly("5s");
        }
    }

    @Test
    void makesNoRoleThatPassesRowLevelSecurity() throws SQLException {
        try (var superuser = TestInfrastructure.superuser("postgres")) {
            assertThat(ask(superuser, "select rolname from pg_roles where (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb)"
                + " and rolname not like 'pg\\_%' and rolname <> current_user")).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("DATABASES")
    void givesTheOwnerASchemaForLiquibase(String database) throws SQLException {
        try (var owner = TestInfrastructure.as("owner", database)) {
            execute(owner, "create table liquibase.probe (id int)");
            execute(owner, "drop table liquibase.probe");
        }
    }

    @Test
    void putsTheVectorTypeWhereVectorsAreSearched() throws SQLException {
        try (var owner = TestInfrastructure.as("owner", "memory")) {
            assertThat(ask(owner, "select '[1,2]'::vector <=> '[1,2]'::vector")).containsExactly("0");
        }
        try (var superuser = TestInfrastructure.superuser("clone")) {
            assertThat(ask(superuser, "select extname from pg_extension where extname = 'vector'")).isEmpty();
        }
    }

    /** The product's roles that the connection can become. */
    private static List<String> becomes(Connection connection) throws SQLException {
        var roles = new ArrayList<String>();
        var all = ask(connection, "select rolname from pg_roles where rolname <> current_user and rolname not like 'pg\\_%'");
        for (var role : all) {
            try {
                execute(connection, "set role \"" + role + "\"");
                execute(connection, "reset role");
                roles.add(role);
            } catch (SQLException refused) {
                assertThat(refused.getSQLState()).isEqualTo("42501");
            }
        }
        return roles;
    }

    private static Bootstrap bootstrap(Passwords passwords) {
        return new Bootstrap(server(), passwords);
    }

    private static Passwords current() {
        var settings = TestInfrastructure.configuration();
        return new Passwords(settings.get("clonememoria.postgres.owner-password"), settings.get("clonememoria.postgres.login-password"),
            settings.get("clonememoria.postgres.worker-password"), settings.get("clonememoria.postgres.verifier-password"));
    }

    private static PostgresAddress server() {
        return TestInfrastructure.server();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
