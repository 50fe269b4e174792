package io.clonememoria.billing.plan;

import io.clonememoria.platform.problem.NotFound;

/** There is no such plan. */
public final class PlanNotFound extends NotFound {
    public PlanNotFound(PlanId plan) {
        super("plan-not-found", "There is no plan " + plan);
    }
}
