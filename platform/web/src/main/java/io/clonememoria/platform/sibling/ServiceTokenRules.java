package io.clonememoria.platform.sibling;

import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.token.InvalidToken;
import io.clonememoria.platform.token.TokenHeader;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * What makes a token a service token.
 *
 * @param clockSkew how far the sender's clock may differ from ours
 */
record ServiceTokenRules(Duration clockSkew) {
    static final String TYPE = "service+jwt";
    static final Duration LIFE = Duration.ofSeconds(60);

    /** Ours have some 400 characters; what is longer than this is not worth the reading. */
    private static final int MAX_LENGTH = 4 * 1024;
    private static final String PURPOSE = "pur";

    private static final JwtConsumer UNVERIFIED = new JwtConsumerBuilder()
            .setSkipAllValidators().setSkipSignatureVerification().setDisableRequireSignature().build();

    /** What a token says before anybody has verified it: only good for finding the key to verify it with. */
    record Claimed(String service, String keyId) {}

    /**
     * A token that held.
     *
     * @param service who signed it
     * @param purpose what it is for
     * @param subject whom or what it is about
     */
    record Verified(String service, String purpose, String subject) {}

    static JwtClaims claims(String from, String to, String purpose, String subject, Instant now) {
        var claims = new JwtClaims();
        claims.setIssuer(from);
        claims.setAudience(to);
        claims.setSubject(subject);
        claims.setStringClaim(PURPOSE, purpose);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFE).getEpochSecond()));
        return claims;
    }

    /** @throws InvalidToken when it cannot be a service token, whoever signed it */
    static Claimed read(String token) throws InvalidToken {
        if (token.length() > MAX_LENGTH) {
            throw new InvalidToken("longer than " + MAX_LENGTH);
        }
        var keyId = TokenHeader.keyIdOf(token);
        if (!keyId.startsWith(SigningKey.FOR_SERVICE_TOKENS)) {
            throw new InvalidToken("signed with a key for other tokens");
        }
        try {
            var issuer = UNVERIFIED.processToClaims(token).getIssuer();
            if (issuer == null) {
                throw new InvalidToken("no issuer");
            }
            return new Claimed(issuer, keyId);
        } catch (InvalidJwtException | MalformedClaimException malformed) {
            throw new InvalidToken("claims cannot be read");
        }
    }

    /**
     * @param from the service whose key it is
     * @param to   our own name
     * @throws InvalidToken when it does not hold
     */
    Verified verify(String token, PublicKey key, String from, String to, Instant now) throws InvalidToken {
        try {
            var claims = consumer(key, from, to, now).processToClaims(token);
            var life = claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
            if (life > LIFE.toSeconds()) {
                throw new InvalidToken("lives for " + life + " seconds");
            }
            var purpose = claims.getStringClaimValue(PURPOSE);
            if (purpose == null) {
                throw new InvalidToken("no purpose");
            }
            return new Verified(from, purpose, claims.getSubject());
        } catch (InvalidJwtException refused) {
            throw InvalidToken.because(refused);
        } catch (MalformedClaimException malformed) {
            throw new InvalidToken("a claim is malformed");
        }
    }

    private JwtConsumer consumer(PublicKey key, String from, String to, Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, SigningKey.ALGORITHM)
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(true, from)
                .setExpectedAudience(true, to)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setRequireSubject()
                .setIssuedAtRestrictions(0, Math.toIntExact(LIFE.toSeconds()))
                .setAllowedClockSkewInSeconds(Math.toIntExact(clockSkew.toSeconds()))
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }
}
