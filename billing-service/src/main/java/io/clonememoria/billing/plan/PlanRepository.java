package io.clonememoria.billing.plan;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PlanRepository implements PanacheRepositoryBase<Plan, String> {

    Uni<List<Plan>> smallestFirst() {
        return listAll(Sort.by("maxMessagesPerMonth").and("plan"));
    }

    Uni<Void> require(PlanId plan, SqlConnection tx) {
        return tx.preparedQuery("select from billing_quotas where plan = $1").execute(Tuple.of(plan.value()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new PlanNotFound(plan);
                    }
                })
                .replaceWithVoid();
    }
}
