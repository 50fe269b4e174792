package io.clonememoria.clone.plan;

import io.clonememoria.platform.limit.Limit;
import io.clonememoria.platform.limit.Limits;
import io.clonememoria.platform.limit.Spending;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Which plan somebody is on, and whether it has room. */
@ApplicationScoped
public class PlanService {
    private final SessionSql sql;
    private final Limits limits;

    PlanService(SessionSql sql, Limits limits) {
        this.sql = sql;
        this.limits = limits;
    }

    /**
     * The plan of whom the present transaction is bound to; without a subscription it is free.
     *
     * @throws PlansNotKnownYet before the plans have arrived
     */
    public Uni<Plan> of(UUID userId) {
        return sql.select("select plan, max_clones, max_messages_per_month from private.plan_of($1)", userId)
                .map(PlanService::plan);
    }

    /**
     * Ends well when a person's plan has room for one more clone, and keeps that room for the present transaction: until
     * it ends, others that ask for the same person wait, so that a limit of N lets exactly N through.
     *
     * @param maker for whom the clone counts: the caller, or who made it in a space that the caller administers
     * @throws CloneLimitReached when there is none
     * @throws PlansNotKnownYet  before the plans have arrived
     */
    public Uni<Void> takeRoomForClone(UUID maker) {
        return sql.select("select plan, max_clones, max_messages_per_month from private.clone_room_of($1)", maker)
                .map(PlanService::plan)
                .chain(plan -> limits
                        .makeRoom(new Limit("clones", maker, Limit.Period.EVER, plan.clones()), () -> clonesOf(maker))
                        .invoke(spending -> {
                            if (spending instanceof Spending.Refused refused) {
                                throw new CloneLimitReached(plan, refused.quota().used());
                            }
                        }))
                .replaceWithVoid();
    }

    /** How many clones that are not deleted somebody has made, also in spaces that they no longer see. */
    private Uni<Long> clonesOf(UUID maker) {
        return sql.select("select private.clone_count_of($1)", maker).map(rows -> (Long) rows.getFirst()[0]);
    }

    private static Plan plan(List<Object[]> rows) {
        return rows.stream().findFirst()
                .map(row -> new Plan((String) row[0], (int) row[1], (int) row[2]))
                .orElseThrow(PlansNotKnownYet::new);
    }
}
