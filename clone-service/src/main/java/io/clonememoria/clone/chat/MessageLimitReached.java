package io.clonememoria.clone.chat;

import io.clonememoria.clone.plan.Plan;
import io.clonememoria.platform.problem.LimitExceeded;

/** The plan's messages of this month are used up. */
final class MessageLimitReached extends LimitExceeded {
    MessageLimitReached(Plan plan, long used) {
        super("message-limit-reached", "The plan " + plan.name() + " allows " + plan.messages()
                + " messages a month. They start anew with the next month (UTC).",
                plan.name(), plan.messages(), used);
    }
}
