package io.clonememoria.clone.clone;

import io.clonememoria.platform.erasure.RetentionConfig;
import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sees what row level security lets the caller see; deleted clones only where they are asked for. */
@ApplicationScoped
class CloneRepository implements PanacheRepositoryBase<Clone, UUID> {
    private final SessionSql sql;
    private final RetentionConfig retention;

    CloneRepository(SessionSql sql, RetentionConfig retention) {
        this.sql = sql;
        this.retention = retention;
    }

    Uni<Clone> require(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResult()
                .onItem().ifNull().failWith(() -> new CloneNotFound(id));
    }

    Uni<Clone> requireEvenDeleted(UUID id) {
        return find("id = ?1", id).firstResult()
                .onItem().ifNull().failWith(() -> new CloneNotFound(id));
    }

    /** Waits for whoever changes the clone, and keeps others from it; does nothing where the caller may not change it. */
    Uni<Void> lock(UUID id) {
        // not by Hibernate, which would answer with the row as it was before the wait
        return sql.select("select id from clones where id = $1 for no key update", id).replaceWithVoid();
    }

    Uni<Page<Clone>> list(CloneRows wanted, PageRequest page) {
        var start = page.start();
        return find(wanted.condition() + " and (createdAt, id) < (:time, :id) order by createdAt desc, id desc",
                        wanted.values().and("time", start.time()).and("id", start.id()))
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, clone -> new Cursor(clone.createdAt, clone.id)));
    }

    /** What was deleted after this may come back; the purge of the rest may be late, and this is not. */
    Instant restorableSince(Instant now) {
        return now.minus(retention.window());
    }

    /** Writes what was changed, and reads what the database makes of it: {@code updated_at} is the trigger's. */
    Uni<Void> update(Clone clone) {
        // not session.refresh: it warns of a detached entity for each one that is attached (HHH90000034)
        return sql.select("select updated_at from clones where id = $1", clone.id)
                .invoke(rows -> clone.updatedAt = ((OffsetDateTime) rows.getFirst()[0]).toInstant())
                .replaceWithVoid();
    }

    Uni<CloneView> view(Clone clone) {
        return views(List.of(clone)).map(List::getFirst);
    }

    /** The clones with how much there is of each, by one query for all. */
    Uni<List<CloneView>> views(List<Clone> clones) {
        return counts(clones).map(counts -> clones.stream()
                .map(clone -> CloneView.of(clone, counts.getOrDefault(clone.id, CloneCounts.NONE)))
                .toList());
    }

    private Uni<Map<UUID, CloneCounts>> counts(List<Clone> clones) {
        if (clones.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Object ids = clones.stream().map(clone -> clone.id).toArray(UUID[]::new);
        return sql.select("""
                select wanted.id, coalesce(m.memories, 0), coalesce(v.conversations, 0)
                from unnest($1::uuid[]) as wanted (id)
                    left join projection.clone_memories m on m.clone_id = wanted.id
                    left join (select clone_id, count(*) as conversations from conversations
                        where clone_id = any ($1) and deleted_at is null group by clone_id) v on v.clone_id = wanted.id""", ids)
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0],
                        row -> new CloneCounts((Long) row[1], (Long) row[2]))));
    }
}
