package io.clonememoria.platform.transaction;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * Plain SQL on the connection of the present session, and so in its transaction and with its rights.
 *
 * <p>The session is flushed first: a statement sees what was persisted before it. The only class that touches Hibernate
 * Reactive's internals: its native queries cost twice the CPU of a statement sent through the connection.
 */
@ApplicationScoped
public class SessionSql {

    /** Runs a statement with {@code $1}-style parameters. @return the number of rows it changed */
    public Uni<Integer> update(String sql, Object... parameters) {
        return onConnection(connection -> connection.update(sql, parameters));
    }

    /** Runs a query with {@code $1}-style parameters. @return its rows, each as its columns in order */
    public Uni<List<Object[]>> select(String sql, Object... parameters) {
        return onConnection(connection -> connection.select(sql, parameters)).map(result -> {
            var rows = new ArrayList<Object[]>(result.size());
            result.forEachRemaining(rows::add);
            return rows;
        });
    }

    private static <T> Uni<T> onConnection(Function<ReactiveConnection, CompletionStage<T>> statement) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> Uni.createFrom().completionStage(
                        () -> statement.apply(((MutinySessionImpl) session).getReactiveConnection())));
    }
}
