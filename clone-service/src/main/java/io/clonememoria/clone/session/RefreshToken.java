package io.clonememoria.clone.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One token of a session's family; each use replaces it with the next. Its hash is not mapped. */
@Entity
@Table(name = "refresh_tokens")
class RefreshToken {
    /** What presenting a token means. */
    enum Standing {
        /** The family's present token. */
        LIVE,
        /** It was used before: somebody else has a copy. */
        REUSED,
        /** Logged out, or nobody came back in time. */
        ENDED
    }

    @Id
    UUID id;

    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    UUID sessionId;

    @Column(updatable = false)
    Instant expiresAt;

    @Nullable Instant replacedAt;
    @Nullable Instant revokedAt;

    Standing standing(Instant now) {
        if (revokedAt != null || !now.isBefore(expiresAt)) {
            return Standing.ENDED;
        }
        return replacedAt == null ? Standing.LIVE : Standing.REUSED;
    }

    void replaced(Instant now) {
        replacedAt = now;
    }
}
