package io.clonememoria.billing.subscription;

import io.clonememoria.billing.plan.PlanId;
import io.clonememoria.billing.plan.PlanService;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Which plan a person is on. */
@ApplicationScoped
public class SubscriptionService {
    private final SubscriptionRepository subscriptions;
    private final PlanService plans;
    private final RequestTransaction requests;
    private final WorkerTransaction worker;
    private final Outbox outbox;
    private final Clock clock;

    SubscriptionService(SubscriptionRepository subscriptions, PlanService plans, RequestTransaction requests,
            WorkerTransaction worker, Outbox outbox, Clock clock) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.requests = requests;
        this.worker = worker;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Subscription> of(Caller caller) {
        return requests.as(caller.personal(), () -> subscriptions.currentOf(caller.userId()));
    }

    /**
     * Puts a person on a plan and announces it; does and announces nothing when that is the plan already.
     *
     * @throws io.clonememoria.billing.plan.PlanNotFound when there is no such plan (as the failure of the answer)
     */
    public Uni<Void> changePlan(UUID userId, PlanId plan) {
        return worker.as(WorkerRole.CONSUMER, tx -> plans.require(plan, tx)
                .chain(() -> subscriptions.begin(userId, clock.instant(), tx))
                .chain(() -> subscriptions.lock(userId, tx))
                .map(current -> PlanChange.between(current, plan))
                .chain(change -> settle(userId, change, tx)));
    }

    private Uni<Void> settle(UUID userId, PlanChange change, SqlConnection tx) {
        return switch (change) {
            case PlanChange.Unchanged _ -> Uni.createFrom().voidItem();
            case PlanChange.Changed changed -> subscriptions.move(userId, changed.to(), clock.instant(), tx)
                    .chain(() -> outbox.append(tx, PlanChanged.of(userId, changed)));
        };
    }
}
