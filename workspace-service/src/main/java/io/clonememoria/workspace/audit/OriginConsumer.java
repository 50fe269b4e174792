package io.clonememoria.workspace.audit;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.inbox.FactConsumer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Keeps from where acts came, beside the entries that tell of them. */
@ApplicationScoped
class OriginConsumer implements FactConsumer {

    @Override
    public String name() {
        return "audit-origins";
    }

    @Override
    public Set<String> types() {
        return Set.of("origin.recorded");
    }

    @Override
    public Uni<Void> apply(Fact fact, SqlConnection transaction) {
        return transaction.preparedQuery("""
                        insert into audit_origins (event_id, user_id, ip_address, user_agent)
                        values ($1, $2, $3::text::inet, $4)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(id("event_id", fact), id("user_id", fact), fact.data().getString("ip_address"),
                        fact.data().getString("user_agent")))
                .replaceWithVoid();
    }

    private static UUID id(String name, Fact fact) {
        try {
            return UUID.fromString(String.valueOf(fact.data().getValue(name)));
        } catch (IllegalArgumentException unreadable) {
            throw new MalformedEvent(name + " is not an id");
        }
    }
}
