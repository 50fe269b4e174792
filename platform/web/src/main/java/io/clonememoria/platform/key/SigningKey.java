package io.clonememoria.platform.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * A key that tokens are signed with.
 *
 * @param keys a pair on the curve P-256
 * @param use  begins the key's id, so that keys for different tokens can stand in one set; empty for the only one
 */
public record SigningKey(KeyPair keys, String use) {
    /** The use of keys for service tokens, which may stand in one set with keys for others. */
    public static final String FOR_SERVICE_TOKENS = "service-";

    public static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    public SigningKey(KeyPair keys) {
        this(keys, "");
    }

    public static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same key with an id that says what it is for. */
    public SigningKey forUse(String prefix) {
        return new SigningKey(keys, prefix);
    }

    public PrivateKey privateKey() {
        return keys.getPrivate();
    }

    /** The key's name: its use and its thumbprint of RFC 7638, so that it needs no place to be written down. */
    public String id() {
        return use + publicKey().calculateBase64urlEncodedThumbprint("SHA-256");
    }

    /** A token of these claims. @param type what {@code typ} says */
    public String sign(String type, JwtClaims claims) {
        try {
            var token = new JsonWebSignature();
            token.setAlgorithmHeaderValue(ALGORITHM);
            token.setKeyIdHeaderValue(id());
            token.setHeader("typ", type);
            token.setKey(privateKey());
            token.setPayload(claims.toJson());
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key set of RFC 7517 with the public half. */
    public Map<String, Object> published() {
        return published(List.of(this));
    }

    /** The key set of RFC 7517 with the public halves. */
    public static Map<String, Object> published(List<SigningKey> keys) {
        return Map.of("keys", keys.stream().map(SigningKey::toJwk).toList());
    }

    private Map<String, Object> toJwk() {
        var key = publicKey();
        key.setKeyId(id());
        key.setUse(Use.SIGNATURE);
        key.setAlgorithm(ALGORITHM);
        return key.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    private EllipticCurveJsonWebKey publicKey() {
        return new EllipticCurveJsonWebKey((ECPublicKey) keys.getPublic());
    }

    /** Logs and messages must never show it. */
    @Override
    public String toString() {
        return "SigningKey " + id();
    }
}
