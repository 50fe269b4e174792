package io.clonememoria.bench.search;

import io.clonememoria.local.TestInfrastructure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of one: who closes its connection gives it back. Opening one for each search would be measured with it. */
@SuppressWarnings("serial")
final class OneConnection extends PGSimpleDataSource {
    private final transient Connection connection = TestInfrastructure.superuser("memory");

    @Override
    public Connection getConnection() {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    void run(String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    void end() throws SQLException {
        connection.close();
    }
}
