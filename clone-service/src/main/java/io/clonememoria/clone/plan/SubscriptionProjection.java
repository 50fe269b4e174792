package io.clonememoria.clone.plan;

import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SubscriptionProjection implements StateProjection {
    private static final String UPSERT = """
            insert into projection.subscriptions as s (user_id, plan, version) values ($1, $2, $3)
            on conflict (user_id) do update set plan = excluded.plan, version = excluded.version, removed_at = null
            where excluded.version > s.version""";

    private static final String REMOVE = """
            insert into projection.subscriptions as s (user_id, plan, version, removed_at) values ($1, 'free', $2, now())
            on conflict (user_id) do update set version = excluded.version, removed_at = excluded.removed_at
            where excluded.version > s.version""";

    @Override
    public String topic() {
        return Topics.STATE_SUBSCRIPTIONS;
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection transaction) {
        return transaction.preparedQuery(UPSERT)
                .execute(Tuple.of(UUID.fromString(row.key()), row.data().getString("plan"), row.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection transaction) {
        return transaction.preparedQuery(REMOVE)
                .execute(Tuple.of(UUID.fromString(removal.key()), removal.version()))
                .replaceWithVoid();
    }
}
