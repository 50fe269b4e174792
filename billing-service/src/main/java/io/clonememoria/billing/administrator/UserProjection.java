package io.clonememoria.billing.administrator;

import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps of each person whether that person administers the platform. */
@ApplicationScoped
class UserProjection implements StateProjection {

    @Override
    public String topic() {
        return Topics.STATE_USERS;
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection tx) {
        return tx.preparedQuery("""
                insert into projection.users as known (id, is_platform_admin, deleted_at, version)
                values ($1, $2, $3, $4)
                on conflict (id) do update set
                    is_platform_admin = excluded.is_platform_admin, deleted_at = excluded.deleted_at,
                    version = excluded.version, removed_at = null
                where excluded.version > known.version""")
                .execute(Tuple.of(UUID.fromString(row.key()), row.data().getBoolean("is_platform_admin"),
                        time(row.data().getString("deleted_at")), row.version()))
                .replaceWithVoid();
    }

    /** A person whom we never met is remembered as removed too, so that a late older row brings nobody back. */
    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection tx) {
        return tx.preparedQuery("""
                insert into projection.users as known (id, version, removed_at) values ($1, $2, now())
                on conflict (id) do update set
                    is_platform_admin = false, version = excluded.version, removed_at = excluded.removed_at
                where excluded.version > known.version""")
                .execute(Tuple.of(UUID.fromString(removal.key()), removal.version()))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime time(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text);
    }
}
