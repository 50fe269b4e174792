package io.clonememoria.gateway.issuer;

import io.clonememoria.platform.token.InvalidToken;
import io.clonememoria.platform.token.TokenHeader;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What makes a token an access token of one outside issuer.
 *
 * @param issuer             what {@code iss} must be
 * @param audiences          of which {@code aud} must name one
 * @param algorithms         it may be signed with
 * @param verifiesEveryEmail whether an address counts as verified unless the token says otherwise
 * @param clockSkew          how far {@code nbf} may lie in the future
 */
record OutsideTokenRules(String issuer, Set<String> audiences, Set<String> algorithms, boolean verifiesEveryEmail,
        Duration clockSkew) {
    private static final Set<String> ASYMMETRIC = Set.of(
            AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_USING_SHA384, AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256, AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384, AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    /** What RFC 9068 and what most issuers write; logout tokens and the like call themselves something else. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    /** Nobody can take such a token back, so it has to end by itself. */
    private static final int MAX_LIFE_MINUTES = 24 * 60;

    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException when it would accept what anybody can make */
    OutsideTokenRules {
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        if (audiences.isEmpty() || audiences.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the issuer " + issuer + " needs an audience: its tokens for others are not for us");
        }
        if (algorithms.isEmpty() || !ASYMMETRIC.containsAll(algorithms)) {
            throw new IllegalArgumentException("the issuer " + issuer + " may only sign with some of " + ASYMMETRIC);
        }
    }

    /**
     * The id of the key that a token of the issuer says it is signed with.
     *
     * @throws InvalidToken when its header is none that we accept
     */
    String keyIdOf(String token) throws InvalidToken {
        var header = TokenHeader.ofOthers(token);
        if (!algorithms.contains(header.algorithm())) {
            throw new InvalidToken("algorithm is none of " + algorithms);
        }
        if (header.type() == null || !TYPES.contains(header.type().toLowerCase(Locale.ROOT))) {
            throw new InvalidToken("type is none of " + TYPES);
        }
        return header.keyId();
    }

    /**
     * What a token that holds says.
     *
     * @throws InvalidToken when it does not hold
     */
    OutsideToken verify(String token, PublicKey key, String fingerprint, Instant now) throws InvalidToken {
        try {
            var claims = consumer(key, now).processToClaims(token);
            var until = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
            // The skew is for the beginning only: what we derive from a token must not outlive it.
            if (!until.isAfter(now)) {
                throw InvalidToken.expired();
            }
            requireForRequests(claims);
            var email = text(claims.getClaimValue("email"));
            return new OutsideToken(issuer, subjectOf(claims), email, email != null && vouchesFor(claims), nameOf(claims),
                    fingerprint, until);
        } catch (InvalidJwtException refused) {
            throw InvalidToken.because(refused);
        } catch (MalformedClaimException malformed) {
            throw new InvalidToken("sub or exp is malformed");
        }
    }

    private JwtConsumer consumer(PublicKey key, Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithms.toArray(String[]::new)))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audiences.toArray(String[]::new))
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes(MAX_LIFE_MINUTES)
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(Math.toIntExact(clockSkew.toSeconds()))
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }

    private static String subjectOf(JwtClaims claims) throws MalformedClaimException, InvalidToken {
        var subject = claims.getSubject();
        if (subject.isBlank() || subject.length() > LONGEST || subject.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new InvalidToken("sub is nobody in particular");
        }
        return subject;
    }

    /** Keycloak tells by a claim {@code typ} that a token is for requests, and not for its own eyes or the client's. */
    private static void requireForRequests(JwtClaims claims) throws InvalidToken {
        var type = claims.getClaimValue("typ");
        if (type != null && !"bearer".equalsIgnoreCase(type.toString())) {
            throw new InvalidToken("it is a token of another kind: " + type);
        }
    }

    /** Nothing that people can write themselves: Supabase has an {@code email_verified} in {@code user_metadata}, too. */
    private boolean vouchesFor(JwtClaims claims) {
        var claim = claims.getClaimValue("email_verified");
        return claim == null ? verifiesEveryEmail : Boolean.parseBoolean(claim.toString());
    }

    private static @Nullable String nameOf(JwtClaims claims) {
        var own = claims.getClaimValue("user_metadata") instanceof Map<?, ?> metadata ? metadata : Map.of();
        return Optional.ofNullable(text(claims.getClaimValue("name")))
                .or(() -> Optional.ofNullable(text(own.get("full_name"))))
                .or(() -> Optional.ofNullable(text(own.get("name"))))
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank() && text.length() <= LONGEST ? text : null;
    }
}
