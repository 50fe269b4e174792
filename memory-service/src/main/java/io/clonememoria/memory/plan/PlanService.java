package io.clonememoria.memory.plan;

import io.clonememoria.platform.limit.Limit;
import io.clonememoria.platform.limit.Limits;
import io.clonememoria.platform.limit.Spending;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets documents in up to the limit of the plan. */
@ApplicationScoped
public class PlanService {
    private final SessionSql sql;
    private final Limits limits;

    PlanService(SessionSql sql, Limits limits) {
        this.sql = sql;
        this.limits = limits;
    }

    /**
     * Ends well when the clone has room for another document, and keeps that room for the present transaction: until it
     * ends, others that ask for the same clone wait, so that a limit of N lets exactly N in.
     *
     * <p>Fails with {@link DocumentLimitExceeded} or {@link PlansNotKnownYet}.
     */
    public Uni<Void> takeRoomForDocument(UUID cloneId) {
        return limitOf(cloneId)
                .chain(plan -> limits
                        .makeRoom(new Limit("documents", cloneId, Limit.Period.EVER, plan.documents()), () -> count(cloneId))
                        .invoke(spending -> {
                            if (spending instanceof Spending.Refused refused) {
                                throw new DocumentLimitExceeded(plan, refused.quota().used());
                            }
                        }))
                .replaceWithVoid();
    }

    private Uni<DocumentLimit> limitOf(UUID cloneId) {
        return sql.select("select plan, max_documents::bigint from private.document_limit($1)", cloneId)
                .map(rows -> rows.stream().findFirst().orElseThrow(PlansNotKnownYet::new))
                .map(row -> new DocumentLimit((String) row[0], (Long) row[1]));
    }

    private Uni<Long> count(UUID cloneId) {
        return sql.select("select get_clone_document_count($1)", cloneId).map(rows -> (Long) rows.getFirst()[0]);
    }
}
