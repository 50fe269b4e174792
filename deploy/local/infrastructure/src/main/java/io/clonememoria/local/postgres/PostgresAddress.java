package io.clonememoria.local.postgres;

import io.clonememoria.local.host.LocalFailure;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** Where a server listens and who its superuser is. */
public record PostgresAddress(String host, int port, String user, String password) {

    private static final int DEFAULT_PORT = 5432;

    static PostgresAddress parse(String url) {
        try {
            var uri = URI.create(url);
            var login = uri.getRawUserInfo().split(":", 2);
            return new PostgresAddress(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), decoded(login[0]), decoded(login[1]));
        } catch (RuntimeException malformed) {
            // Not the value itself: it holds a password.
            throw new LocalFailure(PostgresServer.ADDRESS + " must look like postgresql://user:password@host:port/postgres");
        }
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return connect(database, user, password);
    }

    /** A connection as someone else. */
    public Connection connect(String database, String login, String secret) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login);
        properties.setProperty("password", secret);
        properties.setProperty("connectTimeout", "5");
        // Not DriverManager: it serves only drivers of the caller's class loader, and Quarkus tests have several.
        return new org.postgresql.Driver().connect("jdbc:postgresql://%s:%d/%s".formatted(host, port, database), properties);
    }

    boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
