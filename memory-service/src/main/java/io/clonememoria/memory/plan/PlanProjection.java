package io.clonememoria.memory.plan;

import io.clonememoria.platform.event.StateRow;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.StateProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps what each plan allows. */
@ApplicationScoped
class PlanProjection implements StateProjection {
    private static final String KEEP = """
            insert into projection.plans as known (
                plan, max_clones, max_messages_per_month, max_documents_per_clone, version)
            select plan, max_clones, max_messages_per_month, max_documents_per_clone, $2
            from jsonb_populate_record(null::projection.plans, $1::text::jsonb)
            on conflict (plan) do update set
                max_clones = excluded.max_clones, max_messages_per_month = excluded.max_messages_per_month,
                max_documents_per_clone = excluded.max_documents_per_clone,
                version = excluded.version, removed_at = null
            where excluded.version > known.version""";

    private static final String REMOVE =
            "update projection.plans set removed_at = now(), version = $2 where plan = $1 and version < $2";

    @Override
    public String topic() {
        return Topics.STATE_PLANS;
    }

    @Override
    public Uni<Void> upsert(StateRow row, SqlConnection transaction) {
        return transaction.preparedQuery(KEEP).execute(Tuple.of(row.data().encode(), row.version())).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(StateRow removal, SqlConnection transaction) {
        return transaction.preparedQuery(REMOVE)
                .execute(Tuple.of(removal.key(), removal.version())).replaceWithVoid();
    }
}
