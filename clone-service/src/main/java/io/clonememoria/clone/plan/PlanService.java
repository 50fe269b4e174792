package io.clonememoria.clone.plan;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which plan somebody is on. */
@ApplicationScoped
public class PlanService {
    private final SessionSql sql;

    PlanService(SessionSql sql) {
        this.sql = sql;
    }

    /**
     * The plan of whom the present transaction is bound to; without a subscription it is free.
     *
     * @throws PlansNotKnownYet before the plans have arrived
     */
    public Uni<Plan> of(UUID userId) {
        return sql.select("select plan, max_clones, max_messages_per_month from private.plan_of($1)", userId)
                .map(rows -> rows.stream().findFirst()
                        .map(row -> new Plan((String) row[0], (int) row[1], (int) row[2]))
                        .orElseThrow(PlansNotKnownYet::new));
    }
}
