package io.clonememoria.clone.session;

import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sessions are locked before they or their tokens change: of two who come at once the second sees what the first did. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, UUID> {

    /** The sessions of whom this transaction is bound to that have not ended, the latest first. */
    Uni<Page<Session>> listOpen(Instant now, PageRequest page) {
        var start = page.start();
        return find("revokedAt is null and expiresAt > ?1 and (createdAt, id) < (?2, ?3) order by createdAt desc, id desc",
                        now, start.time(), start.id())
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> new Cursor(row.createdAt, row.id)));
    }

    /** The session, locked. @throws SessionNotFound when it is not one of whom this transaction is bound to */
    Uni<Session> requireLocked(UUID id) {
        return lock(id).onItem().ifNull().failWith(() -> new SessionNotFound(id));
    }

    /** The session, locked. */
    Uni<Session> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The sessions of whom this transaction is bound to that have not ended, locked. */
    Uni<List<Session>> lockOpen(Instant now) {
        return find("revokedAt is null and expiresAt > ?1 order by id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
