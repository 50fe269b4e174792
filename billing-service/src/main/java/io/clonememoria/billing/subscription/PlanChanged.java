package io.clonememoria.billing.subscription;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import java.util.Map;
import java.util.UUID;

/** Announced when a person is on another plan than before. */
final class PlanChanged {
    private PlanChanged() {}

    static Fact of(UUID userId, PlanChange.Changed change) {
        return Fact.of(Topics.FACTS_BILLING, "plan.changed", userId, Map.of(
                "user_id", userId, "plan", change.to(), "previous_plan", change.from()));
    }
}
