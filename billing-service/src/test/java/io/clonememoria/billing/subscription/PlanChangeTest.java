package io.clonememoria.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.billing.plan.PlanId;
import org.junit.jupiter.api.Test;

class PlanChangeTest {
    private static final PlanId PRO = new PlanId("pro");

    @Test
    void anotherPlanIsAChange() {
        assertThat(PlanChange.between(PlanId.FREE, PRO)).isEqualTo(new PlanChange.Changed(PlanId.FREE, PRO));
    }

    @Test
    void theSamePlanIsNone() {
        assertThat(PlanChange.between(PRO, new PlanId("pro"))).isEqualTo(new PlanChange.Unchanged(PRO));
    }
}
