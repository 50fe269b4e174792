package io.clonememoria.billing.subscription;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.inbox.FactConsumer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Everybody who registers begins on the free plan. */
@ApplicationScoped
class SubscriptionConsumer implements FactConsumer {
    private final SubscriptionRepository subscriptions;

    SubscriptionConsumer(SubscriptionRepository subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public String name() {
        return "subscriptions";
    }

    @Override
    public Set<String> types() {
        return Set.of("user.registered");
    }

    /** No {@code plan.changed}: who is unknown is on the free plan, so nothing changes for anybody who asks. */
    @Override
    public Uni<Void> apply(Fact fact, SqlConnection tx) {
        return subscriptions.begin(fact.subject(), fact.time(), tx);
    }
}
