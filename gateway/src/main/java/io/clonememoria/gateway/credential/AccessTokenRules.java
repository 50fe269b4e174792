package io.clonememoria.gateway.credential;

import io.clonememoria.platform.token.InvalidToken;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * What makes a token an access token of our issuer.
 *
 * @param issuer    what {@code iss} must be
 * @param audience  what {@code aud} must name
 * @param clockSkew how far {@code iat} and {@code nbf} may lie in the future
 */
record AccessTokenRules(String issuer, String audience, Duration clockSkew) {
    private static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
    private static final AlgorithmConstraints ONLY_ALGORITHM =
            new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM);

    /** Access tokens live for minutes. One that says it lives longer than a day comes from a broken issuer. */
    private static final int MAX_LIFE_MINUTES = 24 * 60;

    /**
     * What a token that holds says.
     *
     * @param fingerprint of the token
     * @throws InvalidToken when it does not hold
     */
    AccessToken verify(String token, PublicKey key, String fingerprint, Instant now) throws InvalidToken {
        try {
            var claims = consumer(key, now).processToClaims(token);
            var until = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
            // The skew is for the beginning only: what we derive from a token must not outlive it.
            if (!until.isAfter(now)) {
                throw InvalidToken.expired();
            }
            return new AccessToken(UUID.fromString(claims.getSubject()), sessionOf(claims), fingerprint, until);
        } catch (InvalidJwtException refused) {
            throw InvalidToken.because(refused);
        } catch (MalformedClaimException | IllegalArgumentException malformed) {
            throw new InvalidToken("sub, sid or exp is malformed");
        }
    }

    private JwtConsumer consumer(PublicKey key, Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(ONLY_ALGORITHM)
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audience)
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes(MAX_LIFE_MINUTES)
                .setIssuedAtRestrictions(0, MAX_LIFE_MINUTES * 60)
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(Math.toIntExact(clockSkew.toSeconds()))
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }

    /** A token without a session could not be ended before its time. */
    private static UUID sessionOf(JwtClaims claims) throws MalformedClaimException, InvalidToken {
        var sessionId = claims.getStringClaimValue("sid");
        if (sessionId == null) {
            throw new InvalidToken("no session");
        }
        return UUID.fromString(sessionId);
    }
}
