package io.clonememoria.clone.clone;

import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
        var query = new StringBuilder("deletedAt is null");
        var values = new Parameters();
        if (filter.personal() != null) {
            query.append(" and isPersonal = :personal");
            values.and("personal", filter.personal());
        }
        if (filter.space() != null) {
            query.append(" and spaceId = :space");
            values.and("space", filter.space());
        }
        page.after().ifPresent(last -> {
            query.append(" and (createdAt, id) < (:time, :id)");
            values.and("time", last.time()).and("id", last.id());
        });
        return find(query + " order by createdAt desc, id desc", values).range(0, page.fetch() - 1).list()
                .map(rows -> Page.of(rows, page, clone -> new Cursor(clone.createdAt, clone.id)));
    }

    /** How many clones the caller has. Until this transaction ends nobody else makes one for them. */
    Uni<Long> lockCount() {
        return sql.select("select private.lock_clone_count()").map(rows -> (Long) rows.getFirst()[0]);
    }
}
