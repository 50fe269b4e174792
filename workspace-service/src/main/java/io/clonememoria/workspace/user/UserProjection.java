package io.clonememoria.workspace.user;

import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps {@code projection.users}; the newest version of a person wins, in whatever order they arrive. */
@ApplicationScoped
class UserProjection implements StateProjection {

    @Override
    public String topic() {
        return Topics.STATE_USERS;
    }

    @Override
    public Uni<Void> upsert(StateRow user, SqlConnection transaction) {
        return transaction.preparedQuery("""
                        insert into projection.users as known (id, is_platform_admin, version) values ($1, $2, $3)
                        on conflict (id) do update
                           set is_platform_admin = excluded.is_platform_admin,
                               version = excluded.version,
                               removed_at = null
                         where excluded.version > known.version
                        """)
                .execute(Tuple.of(UUID.fromString(user.key()), isPlatformAdmin(user), user.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow user, SqlConnection transaction) {
        return transaction.preparedQuery("""
                        insert into projection.users as known (id, version, removed_at) values ($1, $2, now())
                        on conflict (id) do update
                           set is_platform_admin = false,
                               version = excluded.version,
                               removed_at = excluded.removed_at
                         where excluded.version > known.version
                        """)
                .execute(Tuple.of(UUID.fromString(user.key()), user.version()))
                .replaceWithVoid();
    }

    /** Deleted people administer nothing, and what is not said is no. */
    private static boolean isPlatformAdmin(StateRow user) {
        return Boolean.TRUE.equals(user.data().getBoolean("is_platform_admin"))
                && user.data().getString("deleted_at") == null;
    }
}
