package io.clonememoria.clone.session;

import io.clonememoria.platform.request.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    @Nullable Instant lastUsedAt;
    @Nullable String ipAddress;
    @Nullable String userAgent;

    /** @param from where the person is, when that is known */
    static Session open(UUID id, UUID userId, Optional<Origin> from, Instant now, Duration life) {
        var session = new Session();
        session.id = id;
        session.userId = userId;
        session.createdAt = now;
        session.use(from, now, life);
        return session;
    }

    Standing standing(RefreshToken presented, Instant now) {
        if (revokedAt != null || !now.isBefore(expiresAt)) {
            return Standing.ENDED;
        }
        return presented.replacedAt == null ? Standing.LIVE : Standing.REUSED;
    }

    void renew(RefreshToken used, Optional<Origin> from, Instant now, Duration life) {
        used.replacedAt = now;
        use(from, now, life);
    }

    private void use(Optional<Origin> from, Instant now, Duration life) {
        lastUsedAt = now;
        expiresAt = now.plus(life);
        ipAddress = from.map(Origin::address).orElse(null);
        userAgent = from.map(Origin::userAgent).orElse(null);
    }

    void revoke(Instant now) {
        revokedAt = now;
    }
}
