package io.clonememoria.memory.clone;

import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps what clone-service tells of its clones. A clone that is deleted there hides all that belongs to it here. */
@ApplicationScoped
class CloneProjection implements StateProjection {
    private static final String KEEP = """
            insert into projection.clones as known (id, user_id, space_id, is_personal, status, language, deleted_at, version)
            select id, user_id, space_id, is_personal, status, language, deleted_at, $2
            from jsonb_populate_record(null::projection.clones, $1::text::jsonb)
            on conflict (id) do update set
                user_id = excluded.user_id, space_id = excluded.space_id, is_personal = excluded.is_personal,
                status = excluded.status, language = excluded.language, deleted_at = excluded.deleted_at,
                version = excluded.version, removed_at = null
            where excluded.version > known.version""";

    private static final String REMOVE =
            "update projection.clones set removed_at = now(), version = $2 where id = $1 and version < $2";

    @Override
    public String topic() {
        return Topics.STATE_CLONES;
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection transaction) {
        return transaction.preparedQuery(KEEP).execute(Tuple.of(row.data().encode(), row.version())).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection transaction) {
        return transaction.preparedQuery(REMOVE)
                .execute(Tuple.of(UUID.fromString(removal.key()), removal.version())).replaceWithVoid();
    }
}
