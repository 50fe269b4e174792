package io.clonememoria.clone.plan;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** No traffic before the plans are known: without them every creation would be refused. */
@Readiness
@ApplicationScoped
class PlansReadiness implements AsyncHealthCheck {
    private final Pool requests;

    PlansReadiness(Pool requests) {
        this.requests = requests;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return requests.query("select private.plans_are_known()").execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .onFailure().recoverWithItem(false)
                .map(known -> HealthCheckResponse.named("plans are known").status(known).build());
    }
}
