package io.clonememoria.clone.clone;

import io.clonememoria.clone.plan.Plan;
import io.clonememoria.platform.problem.LimitExceeded;

/** The plan has no room for another clone. */
final class CloneLimitReached extends LimitExceeded {
    CloneLimitReached(Plan plan, long used) {
        super("clone-limit-reached", "The plan " + plan.name() + " allows " + plan.clones()
                + " clones. Delete one or change the plan.", plan.name(), plan.clones(), used);
    }
}
