package io.clonememoria.gateway.credential;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

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

    /** Decoders skip characters that base64url does not have; what has them is no token of ours. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /**
     * All that our issuer writes into a header. Everything else is refused instead of ignored: {@code jwk}, {@code jku},
     * {@code x5u} and {@code x5c} bring a key of the sender's, {@code crit} demands what we do not do.
     */
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private static final int MAX_KEY_ID = 100;

    /** Access tokens live for minutes. One that says it lives longer than a day comes from a broken issuer. */
    private static final int MAX_LIFE_MINUTES = 24 * 60;

    /**
     * The id of the key that a token says it is signed with.
     *
     * @throws InvalidToken when its header is not one of our issuer
     */
    String keyIdOf(String token) throws InvalidToken {
        if (!COMPACT.matcher(token).matches()) {
            throw new InvalidToken("not three parts of base64url");
        }
        var header = headerOf(token);
        if (!HEADER.containsAll(header.keySet())) {
            throw new InvalidToken("header has other members than " + HEADER);
        }
        if (!ALGORITHM.equals(header.get("alg"))) {
            throw new InvalidToken("algorithm is not " + ALGORITHM);
        }
        if (!(header.get("kid") instanceof String keyId) || keyId.length() > MAX_KEY_ID) {
            throw new InvalidToken("no usable key id");
        }
        return keyId;
    }

    /**
     * The principal of a token that holds.
     *
     * @param fingerprint of the token
     * @throws InvalidToken when it does not hold
     */
    Principal verify(String token, PublicKey key, String fingerprint, Instant now) throws InvalidToken {
        try {
            var claims = consumer(key, now).processToClaims(token);
            var until = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
            // The skew is for the beginning only: what we derive from a token must not outlive it.
            if (!until.isAfter(now)) {
                throw InvalidToken.expired();
            }
            return new Principal(UUID.fromString(claims.getSubject()), sessionOf(claims), fingerprint, until);
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

    private static @Nullable UUID sessionOf(JwtClaims claims) throws MalformedClaimException {
        var sessionId = claims.getStringClaimValue("sid");
        return sessionId == null ? null : UUID.fromString(sessionId);
    }

    private static Map<String, Object> headerOf(String token) throws InvalidToken {
        try {
            // Refuses duplicate members, of which two programs might each believe another one.
            return JsonUtil.parseJson(Base64Url.decodeToUtf8String(token.substring(0, token.indexOf('.'))));
        } catch (JoseException malformed) {
            throw new InvalidToken("header is not JSON whose members occur once");
        }
    }
}
