package io.clonememoria.clone.plan;

import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PlanProjection implements StateProjection {
    private static final String UPSERT = """
            insert into projection.plans as p
                (plan, max_clones, max_messages_per_month, max_documents_per_clone, version)
            values ($1, $2, $3, $4, $5)
            on conflict (plan) do update set
                max_clones = excluded.max_clones, max_messages_per_month = excluded.max_messages_per_month,
                max_documents_per_clone = excluded.max_documents_per_clone,
                version = excluded.version, removed_at = null
            where excluded.version > p.version""";

    private static final String REMOVE = """
            insert into projection.plans as p
                (plan, max_clones, max_messages_per_month, max_documents_per_clone, version, removed_at)
            values ($1, 0, 0, 0, $2, now())
            on conflict (plan) do update set version = excluded.version, removed_at = excluded.removed_at
            where excluded.version > p.version""";

    @Override
    public String topic() {
        return Topics.STATE_PLANS;
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection transaction) {
        var plan = row.data();
        return transaction.preparedQuery(UPSERT)
                .execute(Tuple.of(row.key(), plan.getInteger("max_clones"), plan.getInteger("max_messages_per_month"),
                        plan.getInteger("max_documents_per_clone"), row.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection transaction) {
        return transaction.preparedQuery(REMOVE)
                .execute(Tuple.of(removal.key(), removal.version()))
                .replaceWithVoid();
    }
}
