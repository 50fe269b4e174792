package io.clonememoria.billing.subscription;

import io.clonememoria.billing.plan.PlanId;

/** What it means to put a person on a plan: nothing when that is the plan already. */
sealed interface PlanChange {
    record Unchanged(PlanId plan) implements PlanChange {}

    record Changed(PlanId from, PlanId to) implements PlanChange {}

    static PlanChange between(PlanId current, PlanId wanted) {
        return current.equals(wanted) ? new Unchanged(current) : new Changed(current, wanted);
    }
}
