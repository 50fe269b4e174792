package io.clonememoria.clone.session;

import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class RefreshTokenRepository implements PanacheRepositoryBase<RefreshToken, UUID> {
    private final SessionSql sql;

    RefreshTokenRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** Which token a secret belongs to, and whose it is. */
    record Owned(UUID tokenId, UUID sessionId, UUID userId) {}

    /** @throws InvalidRefreshToken when the secret belongs to no token */
    Uni<Owned> require(RefreshSecret secret) {
        return sql.select("select token_id, session_id, user_id from private.refresh_token_by($1)", secret.hash())
                .map(rows -> rows.stream().findFirst()
                        .map(row -> new Owned((UUID) row[0], (UUID) row[1], (UUID) row[2]))
                        .orElseThrow(InvalidRefreshToken::new));
    }

    Uni<Void> keep(UUID tokenId, UUID sessionId, RefreshSecret secret) {
        return sql.select("select private.keep_refresh_token($1, $2, $3)", tokenId, sessionId, secret.hash())
                .replaceWithVoid();
    }
}
