package io.clonememoria.clone.session;

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
