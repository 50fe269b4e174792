package io.clonememoria.clone.space;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Who belongs to which space. */
@ApplicationScoped
public class SpaceService {
    private final SessionSql sql;

    SpaceService(SessionSql sql) {
        this.sql = sql;
    }

    /**
     * The role of whom the present transaction is bound to.
     *
     * @throws SpaceNotFound when they do not belong to the space
     */
    public Uni<Role> requireRole(UUID spaceId, UUID userId) {
        return sql.select("select role from projection.space_members "
                        + "where space_id = $1 and user_id = $2 and removed_at is null", spaceId, userId)
                .map(rows -> rows.stream().findFirst()
                        .map(row -> Role.valueOf(((String) row[0]).toUpperCase(Locale.ROOT)))
                        .orElseThrow(() -> new SpaceNotFound(spaceId)));
    }

    /** The spaces in which whom the present transaction is bound to may change what others added. */
    public Uni<List<UUID>> administeredBy(UUID userId) {
        return sql.select("select space_id from projection.space_members "
                        + "where user_id = $1 and role in ('owner', 'admin') and removed_at is null", userId)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }
}
