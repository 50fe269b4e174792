package io.clonememoria.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.clonememoria.gateway.principal.Principal;
import io.clonememoria.platform.key.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeSet;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that tell the services who somebody is.
 *
 * <p>One token serves the requests of one principal for half of its life, so that signing costs nothing per request
 * and every request still gets a token that lives on for a while. Never does it outlive the credential, and it is dropped
 * with the principal: whoever was asked for anew after a drop is another principal.
 */
@ApplicationScoped
public class EdgeTokens {
    private static final String ISSUER = "clonememoria-gateway";
    private static final String AUDIENCE = "clonememoria";
    private static final String TYPE = "edge+jwt";

    private final SigningKey key;
    private final EdgeConfig config;
    private final InstantSource clock = InstantSource.system();
    private final Cache<Principal, String> minted;

    EdgeTokens(SigningKey key, EdgeConfig config) {
        this.key = key;
        this.config = config;
        this.minted = Caffeine.newBuilder()
                .maximumSize(config.kept())
                .expireAfterWrite(config.reuse())
                .build();
    }

    /** A token for requests of this principal. */
    public String of(Principal principal) {
        return minted.get(principal, this::mint);
    }

    private String mint(Principal principal) {
        return key.sign(TYPE, claims(principal, clock.instant()));
    }

    private JwtClaims claims(Principal principal, Instant now) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(principal.userId().toString());
        setId(claims, "sid", principal.sessionId());
        setId(claims, "key", principal.keyId());
        setId(claims, "space", principal.boundSpaceId());
        claims.setClaim("adm", principal.admin());
        claims.setClaim("ev", principal.emailVerified());
        if (principal.plan() != null) {
            claims.setStringClaim("plan", principal.plan());
        }
        if (principal.isKey()) {
            claims.setStringClaim("scope", String.join(" ", new TreeSet<>(principal.scopes())));
        }
        claims.setIssuedAt(date(now));
        claims.setExpirationTime(date(earlier(now.plus(config.life()), principal.until())));
        return claims;
    }

    private static void setId(JwtClaims claims, String name, @Nullable UUID id) {
        if (id != null) {
            claims.setStringClaim(name, id.toString());
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }
}
