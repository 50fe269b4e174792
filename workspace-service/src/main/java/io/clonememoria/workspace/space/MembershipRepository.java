package io.clonememoria.workspace.space;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/** The caller's memberships; row level security hides everybody else's. */
@ApplicationScoped
class MembershipRepository {
    private final SessionSql sql;

    MembershipRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** What the caller is in the space; fails with {@link SpaceNotFound} when they are nothing there. */
    Uni<SpaceRole> requireRole(UUID userId, UUID spaceId) {
        return sql.select("""
                        select role from projection.space_members
                         where user_id = $1 and space_id = $2 and removed_at is null
                        """, userId, spaceId)
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> new SpaceNotFound(spaceId)))
                .map(row -> SpaceRole.valueOf(row[0].toString().toUpperCase(Locale.ROOT)));
    }
}
