package io.clonememoria.memory.plan;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets documents in up to the limit of the plan. */
@ApplicationScoped
public class PlanService {
    private final SessionSql sql;

    PlanService(SessionSql sql) {
        this.sql = sql;
    }

    /**
     * Ends well when the clone has room for another document, and keeps that room for the present transaction: until it
     * ends, others that ask for the same clone wait, so that a limit of N lets exactly N in.
     *
     * <p>Fails with {@link DocumentLimitExceeded} or {@link PlansNotKnownYet}.
     */
    public Uni<Void> takeRoomForDocument(UUID cloneId) {
        return sql.select("select 1 from private.hold_documents($1)", cloneId)
                // a statement of its own: it sees what was committed while the lock was waited for
                .chain(() -> sql.select("""
                        select plan, max_documents::bigint, get_clone_document_count($1)
                        from private.document_limit($1)""", cloneId))
                .map(rows -> rows.stream().findFirst().orElseThrow(PlansNotKnownYet::new))
                .map(row -> new DocumentLimit((String) row[0], (Long) row[1], (Long) row[2]))
                .invoke(limit -> {
                    if (!limit.hasRoom()) {
                        throw new DocumentLimitExceeded(limit);
                    }
                })
                .replaceWithVoid();
    }
}
