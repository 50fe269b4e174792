package io.clonememoria.platform.transaction;

import io.clonememoria.platform.identity.AdministratorsOnly;
import io.clonememoria.platform.identity.Caller;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
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
 *
 * <p>One inside another is part of it: it commits and rolls back with the outer one, and is told of after the outer
 * commit. For another person it is bound to that one, and what follows it to the first again.
 */
@ApplicationScoped
public class RequestTransaction {
    private static final String BIND = "select set_config('role', 'authenticated', true), "
            + "set_config('app.current_user_id', $1, true), set_config('app.bound_space_id', $2, true), "
            + "set_config('app.is_platform_admin', $3, true)";
    /** What is set for a transaction is unset with its end: most begin with nothing to take back, and this costs less. */
    private static final String BIND_PERSON =
            "select set_config('role', 'authenticated', true), set_config('app.current_user_id', $1, true)";

    private static final String NOBODY = "";

    /** Where the Vert.x context of a request keeps what its transaction is bound to, beside its database session. */
    private static final String BINDING = Binding.class.getName();

    private final SessionSql sql;
    private final AdministratorWitness witness;
    private final List<CommitListener> listeners;

    RequestTransaction(SessionSql sql, AdministratorWitness witness, @All List<CommitListener> listeners) {
        this.sql = sql;
        this.witness = witness;
        this.listeners = listeners;
    }

    /** As the settings of the transaction have it: whatever is not so is empty. */
    private record Binding(String userId, String boundSpaceId, String platformAdmin) {
        boolean isPersonOnly() {
            return boundSpaceId.isEmpty() && platformAdmin.isEmpty();
        }
    }

    /** Runs the work with the rights of the caller, within the space that the caller's credential is bound to. */
    public <T> Uni<T> as(Caller caller, Supplier<Uni<T>> work) {
        return bound(caller.userId().toString(), caller.boundSpaceId(), work);
    }

    /**
     * Runs the work with what administrators of the platform may see and do besides, and announces that they did.
     *
     * @throws io.clonememoria.platform.identity.AdministratorsOnly when the caller is none, or not under {@code /admin}
     */
    public <T> Uni<T> asAdministrator(Caller caller, Supplier<Uni<T>> work) {
        if (!caller.platformAdmin()) {
            return Uni.createFrom().failure(new AdministratorsOnly());
        }
        return bound(new Binding(caller.userId().toString(), textOf(caller.boundSpaceId()), "true"),
                () -> witness.acts(caller).chain(work::get));
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
        return bound(new Binding(userId, textOf(boundSpaceId), ""), work);
    }

    private static String textOf(@Nullable UUID boundSpaceId) {
        return boundSpaceId == null ? "" : boundSpaceId.toString();
    }

    private <T> Uni<T> bound(Binding binding, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            var outer = context.<Binding>getLocal(BINDING);
            return outer == null ? outermost(context, binding, work) : inside(context, outer, binding, work);
        });
    }

    private <T> Uni<T> outermost(Context context, Binding binding, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> begin(context, binding).chain(work::get))
                .onTermination().invoke(() -> context.removeLocal(BINDING))
                .invoke(() -> listeners.forEach(CommitListener::committed));
    }

    private <T> Uni<T> inside(Context context, Binding outer, Binding binding, Supplier<Uni<T>> work) {
        return outer.equals(binding)
                ? work.get()
                : bind(context, binding).chain(work::get)
                        .call(() -> bind(context, outer))
                        // Somebody may recover from the failure, and must not go on as another person. That this fails
                        // too means that the transaction is broken, and nothing goes on in it.
                        .onFailure().call(() -> bind(context, outer).onFailure().recoverWithNull());
    }

    private Uni<Void> begin(Context context, Binding binding) {
        return binding.isPersonOnly()
                ? sql.select(BIND_PERSON, binding.userId())
                        .invoke(() -> context.putLocal(BINDING, binding))
                        .replaceWithVoid()
                : bind(context, binding);
    }

    private Uni<Void> bind(Context context, Binding binding) {
        return sql.select(BIND, binding.userId(), binding.boundSpaceId(), binding.platformAdmin())
                .invoke(() -> context.putLocal(BINDING, binding))
                .replaceWithVoid();
    }
}
