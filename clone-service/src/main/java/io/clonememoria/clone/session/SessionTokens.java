package io.clonememoria.clone.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.account.UserView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** The pair of tokens that a session is held by: one shown at every request, one to get the next pair with. */
@ApplicationScoped
class SessionTokens {
    private final RefreshTokenRepository refreshTokens;
    private final AccessTokens accessTokens;
    private final SessionConfig config;
    private final Clock clock;

    SessionTokens(RefreshTokenRepository refreshTokens, AccessTokens accessTokens, SessionConfig config, Clock clock) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.config = config;
        this.clock = clock;
    }

    Uni<SessionView> issue(UserView user, UUID sessionId) {
        var secret = RefreshSecret.random();
        return refreshTokens.keep(UuidCreator.getTimeOrderedEpoch(), sessionId, secret)
                .replaceWith(() -> new SessionView(accessTokens.of(user.id(), sessionId, clock.instant()), "Bearer",
                        accessTokens.life().toSeconds(), secret.text(), user));
    }

    Uni<RefreshTokenRepository.Owned> find(RefreshSecret secret) {
        return refreshTokens.require(secret);
    }

    Uni<RefreshToken> presented(RefreshTokenRepository.Owned owned) {
        return refreshTokens.findById(owned.tokenId());
    }

    Duration sessionLife() {
        return config.refreshToken();
    }
}
