package io.clonememoria.workspace.audit;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.inbox.FactConsumer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Writes each fact into the audit log. New types need no change here: they are audited from their first day.
 *
 * <p>The inbox stops duplicates; the entry's id, which is the event's, would stop them once the inbox has forgotten.
 */
@ApplicationScoped
class AuditConsumer implements FactConsumer {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Set<String> types() {
        return Set.of(EVERY_TYPE);
    }

    @Override
    public Uni<Void> apply(Fact fact, SqlConnection transaction) {
        var act = Act.of(fact);
        return transaction.preparedQuery("""
                        insert into audit_log
                               (id, user_id, space_id, event, resource_type, resource_id, metadata, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict do nothing
                        """)
                .execute(Tuple.from(new Object[] {act.id(), act.userId(), act.spaceId(), act.event(),
                    act.resourceType(), act.resourceId(), act.metadata(),
                    act.at().atOffset(ZoneOffset.UTC)}))
                .replaceWithVoid();
    }
}
