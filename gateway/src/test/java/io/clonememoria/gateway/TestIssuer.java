package io.clonememoria.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Issues access tokens as clone-service does, and others. */
public record TestIssuer(EllipticCurveJsonWebKey key) {

    public static TestIssuer generate() {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            return new TestIssuer(key);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The issuer whose keys the gateway under test knows. */
    public static TestIssuer known() {
        return of(ConfigProvider.getConfig().getValue("stand-in.issuer-key", String.class));
    }

    public static TestIssuer of(String jwk) {
        try {
            return new TestIssuer((EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(jwk));
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String token(UUID user) {
        return token(user, claims -> {});
    }

    public String token(UUID user, Consumer<JwtClaims> change) {
        return sign(claims(user, change), Map.of());
    }

    /** @param header members to set, or to remove where null */
    public String sign(JwtClaims claims, Map<String, Object> header) {
        try {
            var signed = new JsonWebSignature();
            signed.setAlgorithmHeaderValue("ES256");
            signed.setKeyIdHeaderValue(key.getKeyId());
            signed.setHeader("typ", "at+jwt");
            header.forEach(signed::setHeader);
            signed.setKey(key.getPrivateKey());
            signed.setPayload(claims.toJson());
            return signed.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The session that the stand-in knows of somebody: it tells the person by it. */
    public static UUID sessionOf(UUID user) {
        return new UUID(user.getMostSignificantBits(), ~user.getLeastSignificantBits());
    }

    public static JwtClaims claims(UUID user, Consumer<JwtClaims> change) {
        var now = Instant.now().getEpochSecond();
        var claims = new JwtClaims();
        claims.setIssuer("clonememoria");
        claims.setAudience("clonememoria-api");
        claims.setSubject(user.toString());
        claims.setStringClaim("sid", sessionOf(user).toString());
        claims.setGeneratedJwtId();
        claims.setIssuedAt(NumericDate.fromSeconds(now - 60));
        claims.setExpirationTime(NumericDate.fromSeconds(now + 900));
        change.accept(claims);
        return claims;
    }

    String privateJwk() {
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    public String keySet() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    String keySetWith(TestIssuer other) {
        return new JsonWebKeySet(key, other.key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}
