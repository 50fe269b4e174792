package io.clonememoria.clone.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Signs access tokens: what a client shows the gateway, which checks them offline against the keys that are published. */
@ApplicationScoped
class AccessTokens {
    private static final String ISSUER = "clonememoria";
    private static final String AUDIENCE = "clonememoria-api";
    private static final String TYPE = "at+jwt";

    private final AccessKeys keys;
    private final Duration life;

    AccessTokens(AccessKeys keys, SessionConfig config) {
        this.keys = keys;
        this.life = config.accessToken();
    }

    String of(UUID userId, UUID sessionId, Instant now) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(userId.toString());
        claims.setStringClaim("sid", sessionId.toString());
        claims.setGeneratedJwtId();
        claims.setIssuedAt(date(now));
        claims.setExpirationTime(date(now.plus(life)));
        return keys.signing().sign(TYPE, claims);
    }

    Duration life() {
        return life;
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }
}
