package io.clonememoria.billing.subscription;

import io.clonememoria.billing.plan.PlanId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Requests read through the session; events and jobs write on the worker's connection, where sessions do not reach. */
@ApplicationScoped
class SubscriptionRepository implements PanacheRepositoryBase<Subscription, UUID> {

    Uni<Subscription> currentOf(UUID userId) {
        return findById(userId).onItem().ifNull().continueWith(() -> Subscription.freeOf(userId));
    }

    /** Puts the person on the free plan unless there is a subscription already. */
    Uni<Void> begin(UUID userId, Instant since, SqlConnection tx) {
        return tx.preparedQuery("""
                insert into subscriptions (user_id, plan, since) values ($1, $2, $3)
                on conflict (user_id) do nothing""")
                .execute(Tuple.of(userId, PlanId.FREE.value(), since.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The present plan. The row stays locked, so that changes and their events come one after the other. */
    Uni<PlanId> lock(UUID userId, SqlConnection tx) {
        return tx.preparedQuery("select plan from subscriptions where user_id = $1 for update")
                .execute(Tuple.of(userId))
                .map(rows -> new PlanId(rows.iterator().next().getString("plan")));
    }

    Uni<Void> move(UUID userId, PlanId plan, Instant since, SqlConnection tx) {
        return tx.preparedQuery("update subscriptions set plan = $2, since = $3 where user_id = $1")
                .execute(Tuple.of(userId, plan.value(), since.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
