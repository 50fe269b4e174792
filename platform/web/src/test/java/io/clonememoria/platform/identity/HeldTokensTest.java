package io.clonememoria.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class HeldTokensTest {
    private static final Instant END = Instant.parse("2026-06-01T12:00:00Z");

    private final List<String> verified = new ArrayList<>();
    private final JWTCallerPrincipalFactory verifier = new JWTCallerPrincipalFactory() {
        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
            verified.add(token);
            if (token.startsWith("forged")) {
                throw new ParseException("forged");
            }
            var claims = new JwtClaims();
            claims.setSubject(token);
            claims.setExpirationTime(NumericDate.fromSeconds(END.getEpochSecond()));
            return new DefaultJWTCallerPrincipal(claims);
        }
    };
    private Instant now = END.minusSeconds(30);
    private final HeldTokens tokens = new HeldTokens(verifier, () -> now);

    @Test
    void aTokenThatHeldIsNotVerifiedAgain() throws ParseException {
        tokens.parse("one", new JWTAuthContextInfo());

        assertThat(tokens.parse("one", new JWTAuthContextInfo()).getSubject()).isEqualTo("one");
        assertThat(tokens.parse("other", new JWTAuthContextInfo()).getSubject()).isEqualTo("other");
        assertThat(verified).containsExactly("one", "other");
    }

    @Test
    void aTokenThatHasEndedIsVerifiedAgainAndSoRefused() throws ParseException {
        tokens.parse("one", new JWTAuthContextInfo());
        now = END;

        tokens.parse("one", new JWTAuthContextInfo());

        assertThat(verified).containsExactly("one", "one");
    }

    @Test
    void whatIsForgedIsRefusedEachTime() {
        for (var attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> tokens.parse("forged", new JWTAuthContextInfo())).isInstanceOf(ParseException.class);
        }

        assertThat(verified).hasSize(2);
    }
}
