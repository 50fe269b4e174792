package io.clonememoria.platform.transaction;

import io.clonememoria.platform.identity.Caller;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a request: one Hibernate Reactive session, bound to one person before its first statement.
 *
 * <p>The binding is local to the transaction, so a pooled connection cannot leak it. Nothing slow (a model, a webhook,
 * a sibling) may be waited for inside. Must be called on a Vert.x context, as resources are.
 */
@ApplicationScoped
public class RequestTransaction {
    private static final String BIND = "select set_config('role', 'authenticated', true), "
            + "set_config('app.current_user_id', $1, true), set_config('app.bound_space_id', $2, true)";

    private static final String NOBODY = "";

    private final SessionSql sql;
    private final List<CommitListener> listeners;

    RequestTransaction(SessionSql sql, @All List<CommitListener> listeners) {
        this.sql = sql;
        this.listeners = listeners;
    }

    /** Runs the work with the rights of the caller, within the space that the caller's credential is bound to. */
    public <T> Uni<T> as(Caller caller, Supplier<Uni<T>> work) {
        return bound(caller.userId().toString(), caller.boundSpaceId(), work);
    }

    /** Runs the work for a person who is just being established: at registration and login there is no caller yet. */
    public <T> Uni<T> asUser(UUID userId, Supplier<Uni<T>> work) {
        return bound(userId.toString(), null, work);
    }

    /** Runs the work for whoever asks: under the policies of a request, but as no person, who sees public rows only. */
    public <T> Uni<T> asAnyone(Supplier<Uni<T>> work) {
        return bound(NOBODY, null, work);
    }

    /**
     * Runs the work with the login's own rights, which are none but to execute the look-ups that were granted to it.
     */
    public <T> Uni<T> beforeLogin(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work);
    }

    private <T> Uni<T> bound(String userId, @Nullable UUID boundSpaceId, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> sql
                .select(BIND, userId, boundSpaceId == null ? "" : boundSpaceId.toString())
                .chain(work::get))
                .invoke(() -> listeners.forEach(CommitListener::committed));
    }
}
