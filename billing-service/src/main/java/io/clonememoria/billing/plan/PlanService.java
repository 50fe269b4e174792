package io.clonememoria.billing.plan;

import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The plans that there are. */
@ApplicationScoped
public class PlanService {
    private final PlanRepository plans;
    private final RequestTransaction transaction;

    PlanService(PlanRepository plans, RequestTransaction transaction) {
        this.plans = plans;
        this.transaction = transaction;
    }

    /** Ends well when there is such a plan, and in {@link PlanNotFound} otherwise. */
    public Uni<Void> require(PlanId plan, SqlConnection tx) {
        return plans.require(plan, tx);
    }

    Uni<List<Plan>> smallestFirst() {
        return transaction.asAnyone(plans::smallestFirst);
    }
}
