package io.clonememoria.billing.usage;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.inbox.FactConsumer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Counts what happens elsewhere. */
@ApplicationScoped
class UsageConsumer implements FactConsumer {
    private final UsageRepository usage;

    UsageConsumer(UsageRepository usage) {
        this.usage = usage;
    }

    @Override
    public String name() {
        return "usage";
    }

    @Override
    public Set<String> types() {
        return UsageIncrement.TYPES;
    }

    @Override
    public Uni<Void> apply(Fact fact, SqlConnection tx) {
        return usage.add(UsageIncrement.of(fact), tx);
    }
}
