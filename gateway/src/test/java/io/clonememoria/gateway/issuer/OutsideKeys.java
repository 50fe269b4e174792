package io.clonememoria.gateway.issuer;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Keys of an outside issuer, and tokens that are signed with them as Supabase Auth and Keycloak write theirs. */
record OutsideKeys(String issuer, PublicJsonWebKey rsa, PublicJsonWebKey curve) {
    static final String AUDIENCE = "letters";

    static OutsideKeys generate(String issuer) {
        try {
            return new OutsideKeys(issuer, named(RsaJwkGenerator.generateJwk(2048)), named(EcJwkGenerator.generateJwk(EllipticCurves.P256)));
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static OutsideKeys read(String issuer, String text) {
        try {
            var keys = text.split("\n");
            return new OutsideKeys(issuer, (PublicJsonWebKey) JsonWebKey.Factory.newJwk(keys[0]),
                    (PublicJsonWebKey) JsonWebKey.Factory.newJwk(keys[1]));
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String written() {
        return rsa.toJson(OutputControlLevel.INCLUDE_PRIVATE) + "\n" + curve.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key) {
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        key.setUse("sig");
        return key;
    }

    String keycloak(String subject, Consumer<JwtClaims> change) {
        return sign(rsa, "RS256", claims(subject, claims -> {
            claims.setStringClaim("typ", "Bearer");
            claims.setStringClaim("azp", "letters-web");
            claims.setClaim("realm_access", Map.of("roles", java.util.List.of("offline_access")));
            claims.setClaim("email_verified", true);
            claims.setStringClaim("name", "Ann Martin");
            change.accept(claims);
        }), Map.of("typ", "JWT"));
    }

    String supabase(String subject, Consumer<JwtClaims> change) {
        return sign(curve, "ES256", claims(subject, claims -> {
            claims.setStringClaim("role", "authenticated");
            claims.setStringClaim("aal", "aal1");
            claims.setClaim("is_anonymous", false);
            claims.setClaim("user_metadata", Map.of("email_verified", true, "full_name", "Ann Martin"));
            change.accept(claims);
        }), Map.of("typ", "JWT"));
    }

    JwtClaims claims(String subject, Consumer<JwtClaims> change) {
        var now = Instant.now().getEpochSecond();
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience("account", AUDIENCE);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(now - 10));
        claims.setExpirationTime(NumericDate.fromSeconds(now + 300));
        claims.setStringClaim("email", "ann@example.org");
        change.accept(claims);
        return claims;
    }

    static String sign(PublicJsonWebKey key, String algorithm, JwtClaims claims, Map<String, Object> header) {
        return sign(key, algorithm, claims.toJson(), header);
    }

    static String sign(PublicJsonWebKey key, String algorithm, String payload, Map<String, Object> header) {
        try {
            var signed = new JsonWebSignature();
            signed.setAlgorithmHeaderValue(algorithm);
            signed.setKeyIdHeaderValue(key.getKeyId());
            header.forEach(signed::setHeader);
            signed.setKey(key.getPrivateKey());
            signed.setPayload(payload);
            return signed.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
