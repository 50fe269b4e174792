package io.clonememoria.clone.session;

import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.key.SigningKeyFile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Signs access tokens: what a client shows the gateway, which checks them offline against {@link #publishedKeys()}. */
@ApplicationScoped
class AccessTokens {
    private static final String ISSUER = "clonememoria";
    private static final String AUDIENCE = "clonememoria-api";
    private static final String TYPE = "at+jwt";

    private final SigningKey key;
    private final Duration life;

    AccessTokens(KeyConfig keys, SessionConfig config) {
        this.key = new SigningKeyFile(keys.folder().resolve("access").resolve("key.pem")).readOrCreate();
        this.life = config.accessToken();
    }

    /** An unusable key must fail the start and not the first login. */
    void start(@Observes StartupEvent started) {}

    String of(UUID userId, UUID sessionId, Instant now) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(userId.toString());
        claims.setStringClaim("sid", sessionId.toString());
        claims.setGeneratedJwtId();
        claims.setIssuedAt(date(now));
        claims.setExpirationTime(date(now.plus(life)));
        return key.sign(TYPE, claims);
    }

    Duration life() {
        return life;
    }

    /** The public half of the key, as a key set of RFC 7517. */
    Map<String, Object> publishedKeys() {
        return key.published();
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }
}
