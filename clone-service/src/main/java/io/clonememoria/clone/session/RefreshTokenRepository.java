package io.clonememoria.clone.session;

import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RefreshTokenRepository implements PanacheRepositoryBase<RefreshToken, UUID> {
    private final SessionSql sql;

    RefreshTokenRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** Which token it is, and whose. */
    record Found(UUID tokenId, UUID userId) {}

    Uni<Optional<Found>> find(RefreshSecret secret) {
        return sql.select("select token_id, user_id from private.refresh_token_by($1)", secret.hash())
                .map(rows -> rows.stream().findFirst().map(row -> new Found((UUID) row[0], (UUID) row[1])));
    }

    /** The token, locked: of two who present it at once the second sees that it was used. */
    Uni<RefreshToken> lock(UUID tokenId) {
        return findById(tokenId, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Void> keep(UUID tokenId, UUID sessionId, RefreshSecret secret, Instant expiresAt) {
        return sql.select("select private.keep_refresh_token($1, $2, $3, $4)",
                        tokenId, sessionId, secret.hash(), expiresAt.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Ends the session for all its tokens. @return how many were still good for something */
    Uni<Integer> revoke(UUID sessionId, Instant now) {
        return update("revokedAt = ?1 where sessionId = ?2 and revokedAt is null", now, sessionId);
    }

    Uni<List<UUID>> openSessions(Instant now) {
        return find("select distinct sessionId from RefreshToken where revokedAt is null and replacedAt is null "
                + "and expiresAt > ?1", now).project(UUID.class).list();
    }
}
