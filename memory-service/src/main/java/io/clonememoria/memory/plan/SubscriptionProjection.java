package io.clonememoria.memory.plan;

import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps who is on which plan. */
@ApplicationScoped
class SubscriptionProjection implements StateProjection {
    private static final String KEEP = """
            insert into projection.subscriptions as known (user_id, plan, version)
            select user_id, plan, $2 from jsonb_populate_record(null::projection.subscriptions, $1::text::jsonb)
            on conflict (user_id) do update set
                plan = excluded.plan, version = excluded.version, removed_at = null
            where excluded.version > known.version""";

    private static final String REMOVE =
            "update projection.subscriptions set removed_at = now(), version = $2 where user_id = $1 and version < $2";

    @Override
    public String topic() {
        return Topics.STATE_SUBSCRIPTIONS;
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
