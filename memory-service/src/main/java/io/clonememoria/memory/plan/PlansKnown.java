package io.clonememoria.memory.plan;

import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the plans are known: without them no document may be let in. */
@Readiness
@ApplicationScoped
class PlansKnown implements AsyncHealthCheck {
    private final WorkerTransaction transaction;
    private volatile boolean known;

    PlansKnown(WorkerTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return look()
                .onFailure().recoverWithItem(false)
                .map(answer -> HealthCheckResponse.named("plans known").status(answer).build());
    }

    /** Once known, plans are never forgotten, so the database is asked no more. */
    private Uni<Boolean> look() {
        if (known) {
            return Uni.createFrom().item(true);
        }
        return transaction.as(WorkerRole.CONSUMER, sql -> sql
                        .query("select exists (select from projection.plans where removed_at is null)").execute()
                        .map(rows -> rows.iterator().next().getBoolean(0)))
                .invoke(answer -> known = answer);
    }
}
