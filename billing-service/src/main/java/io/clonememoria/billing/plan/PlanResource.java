package io.clonememoria.billing.plan;

import io.clonememoria.platform.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The price list is open: who thinks of joining should see it. */
@Path("/api/v1/billing/plans")
class PlanResource {
    private final PlanService plans;

    PlanResource(PlanService plans) {
        this.plans = plans;
    }

    /** All plans, the smallest first; few enough for one page. */
    @GET
    @PermitAll
    public Uni<Page<PlanView>> list() {
        return plans.smallestFirst()
                .map(all -> new Page<>(all, null))
                .map(page -> page.map(PlanView::of));
    }
}
