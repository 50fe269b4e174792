package io.clonememoria.clone.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A login, kept alive by its refresh tokens, of which the newest alone is good. */
@Entity
@Table(name = "sessions")
class Session {
    /** What presenting one of its tokens means. */
    enum Standing {
        /** The newest token of an open session. */
        LIVE,
        /** One that was used before: somebody else has a copy. */
        REUSED,
        /** The session was ended, or nobody came back in time. */
        ENDED
    }

    @Id
    UUID id;

    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    Instant createdAt;

    Instant expiresAt;

    @Column(insertable = false)
    @Nullable Instant revokedAt;

    static Session open(UUID id, UUID userId, Instant now, Duration life) {
        var session = new Session();
        session.id = id;
        session.userId = userId;
        session.createdAt = now;
        session.expiresAt = now.plus(life);
        return session;
    }

    Standing standing(RefreshToken presented, Instant now) {
        if (revokedAt != null || !now.isBefore(expiresAt)) {
            return Standing.ENDED;
        }
        return presented.replacedAt == null ? Standing.LIVE : Standing.REUSED;
    }

    void renew(RefreshToken used, Instant now, Duration life) {
        used.replacedAt = now;
        expiresAt = now.plus(life);
    }

    void revoke(Instant now) {
        revokedAt = now;
    }
}
