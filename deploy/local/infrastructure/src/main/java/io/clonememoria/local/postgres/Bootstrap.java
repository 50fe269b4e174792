package io.clonememoria.local.postgres;

import io.clonememoria.local.host.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * What only a superuser can do, before any service's own change sets: roles, logins, databases, the extension.
 * It may run again at any time, also while services run; it then sets the passwords again.
 */
public final class Bootstrap {

    public static final List<String> DATABASES = List.of("clone", "memory", "workspace", "billing");

    /** The database whose service searches vectors. */
    private static final String WITH_VECTORS = "memory";
    /** Any number, as long as every bootstrap takes the same. */
    private static final long LOCK = 7_226_433_101L;

    private final PostgresAddress server;
    private final Passwords passwords;

    public Bootstrap(PostgresAddress server, Passwords passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    /** Brings the server to the wanted state. */
    public void run() {
        try (var cluster = server.connect("postgres")) {
            // Two at once would fail with "tuple concurrently updated". Released with the connection.
            execute(cluster, "select pg_advisory_lock(" + LOCK + ")");
            execute(cluster, resource("cluster.sql"));
            for (var database : DATABASES) {
                logins(cluster, database);
                create(cluster, database);
                inside(database);
            }
        } catch (SQLException failure) {
            throw new LocalFailure("cannot prepare the databases at " + server, failure);
        }
    }

    private void logins(Connection cluster, String database) throws SQLException {
        execute(cluster, resource("logins.sql").replace("${database}", database));
        password(cluster, database + "_owner", passwords.owner());
        password(cluster, database + "_login", passwords.login());
        password(cluster, database + "_worker", passwords.worker());
        password(cluster, database + "_verifier", passwords.verifier());
    }

    private static void password(Connection cluster, String login, String password) throws SQLException {
        // DDL takes no parameters; the server quotes for us.
        try (var quoted = cluster.prepareStatement("select format('alter role %I login password %L', ?, ?)")) {
            quoted.setString(1, login);
            quoted.setString(2, password);
            try (var statement = quoted.executeQuery()) {
                statement.next();
                execute(cluster, statement.getString(1));
            }
        }
    }

    private static void create(Connection cluster, String database) throws SQLException {
        try (var exists = cluster.prepareStatement("select from pg_database where datname = ?")) {
            exists.setString(1, database);
            if (!exists.executeQuery().next()) {
                execute(cluster, "create database %s owner %s_owner encoding 'UTF8' template template0".formatted(database, database));
            }
        }
    }

    private void inside(String database) throws SQLException {
        try (var connection = server.connect(database)) {
            execute(connection, resource("database.sql").replace("${database}", database));
            if (database.equals(WITH_VECTORS)) {
                execute(connection, resource("vectors.sql"));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) {
        try (var stream = Bootstrap.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(name, failure);
        }
    }
}
