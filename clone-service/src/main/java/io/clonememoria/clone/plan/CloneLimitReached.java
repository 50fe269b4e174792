package io.clonememoria.clone.plan;

import io.clonememoria.platform.problem.LimitExceeded;

/** The plan has no room for another clone. */
public final class CloneLimitReached extends LimitExceeded {
    CloneLimitReached(Plan plan, long used) {
        super("clone-limit-reached", "The plan " + plan.name() + " allows " + plan.clones()
                + " clones. Delete one or change the plan.", plan.name(), plan.clones(), used);
    }
}
