package io.clonememoria.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.InstantSource;

/**
 * Verifies a token once and remembers that it held, until it ends. The gateway sends one token with many requests, and
 * checking its signature costs more than a third of a small request (docs/benchmarks/platform.md).
 *
 * <p>Only tokens that held are remembered, by all of their characters: what is forged is refused anew each time, and
 * takes nobody's place.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class HeldTokens extends JWTCallerPrincipalFactory {
    /** Some two kilobytes each; the least used are verified again when there are more. */
    private static final int KEPT = 10_000;

    private final JWTCallerPrincipalFactory verifier;
    private final InstantSource clock;
    private final Cache<String, JWTCallerPrincipal> held = Caffeine.newBuilder().maximumSize(KEPT).build();

    HeldTokens() {
        this(new DefaultJWTCallerPrincipalFactory(), InstantSource.system());
    }

    HeldTokens(JWTCallerPrincipalFactory verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        var known = held.getIfPresent(token);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        held.invalidate(token);
        var verified = verifier.parse(token, rules);
        held.put(token, verified);
        return verified;
    }
}
