package io.clonememoria.clone.clone;

import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Sees what row level security lets the caller see; deleted clones are left out here. */
@ApplicationScoped
class CloneRepository implements PanacheRepositoryBase<Clone, UUID> {
    private final SessionSql sql;

    CloneRepository(SessionSql sql) {
        this.sql = sql;
    }

    Uni<Clone> require(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResult()
                .onItem().ifNull().failWith(() -> new CloneNotFound(id));
    }

    Uni<Page<Clone>> list(CloneFilter filter, PageRequest page) {
        var start = page.start();
        var query = "deletedAt is null and (createdAt, id) < (:time, :id)";
        var values = Parameters.with("time", start.time()).and("id", start.id());
        if (filter.personal() != null) {
            query += " and isPersonal = :personal";
            values.and("personal", filter.personal());
        }
        if (filter.space() != null) {
            query += " and spaceId = :space";
            values.and("space", filter.space());
        }
        return find(query + " order by createdAt desc, id desc", values)
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, clone -> new Cursor(clone.createdAt, clone.id)));
    }

    /** Writes what was changed, and reads what the database makes of it: {@code updated_at} is the trigger's. */
    Uni<Void> update(Clone clone) {
        // not session.refresh: it warns of a detached entity for each one that is attached (HHH90000034)
        return sql.select("select updated_at from clones where id = $1", clone.id)
                .invoke(rows -> clone.updatedAt = ((OffsetDateTime) rows.getFirst()[0]).toInstant())
                .replaceWithVoid();
    }

    /** How many clones that are not deleted the caller has made, also in spaces that they no longer see. */
    Uni<Long> countOf(UUID caller) {
        return sql.select("select get_user_clone_count($1)", caller).map(rows -> (Long) rows.getFirst()[0]);
    }
}
