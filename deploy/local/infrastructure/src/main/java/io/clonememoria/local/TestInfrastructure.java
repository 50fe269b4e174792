package io.clonememoria.local;

import io.clonememoria.local.postgres.PostgresAddress;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * PostgreSQL, Kafka, an edge key and empty folders for tests: {@code @WithTestResource(TestInfrastructure.class)}.
 * Started with the first test class that asks, ended with the JVM.
 */
public final class TestInfrastructure implements QuarkusTestResourceLifecycleManager {

    /** The runtime configuration of a service. */
    @Override
    public Map<String, String> start() {
        return configuration();
    }

    /** Nothing: the next test class wants the same servers. */
    @Override
    public void stop() {}

    /** The runtime configuration of a service, for tests without Quarkus. */
    public static Map<String, String> configuration() {
        return SharedStack.ofThisJvm().entrySet().stream()
            .filter(entry -> !entry.getKey().startsWith("test."))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A connection that sees every row, for assertions; the caller closes it. */
    public static Connection superuser(String database) {
        return connection(database, server().user(), server().password());
    }

    /** A connection as one of a database's logins: {@code owner}, {@code login}, {@code worker} or {@code verifier}. */
    public static Connection as(String login, String database) {
        return connection(database, database + "_" + login, setting("clonememoria.postgres." + login + "-password"));
    }

    /** The database server with its superuser. */
    public static PostgresAddress server() {
        return new PostgresAddress(setting("clonememoria.postgres.host"), Integer.parseInt(setting("clonememoria.postgres.port")),
            setting("test.superuser"), setting("test.superuser-password"));
    }

    /** Bootstrap servers. */
    public static String kafka() {
        return setting("kafka.bootstrap.servers");
    }

    /** What services are configured with, such as {@code clonememoria.storage.folder}. */
    public static String setting(String name) {
        return SharedStack.ofThisJvm().get(name);
    }

    private static Connection connection(String database, String user, String password) {
        try {
            return server().connect(database, user, password);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }
}
