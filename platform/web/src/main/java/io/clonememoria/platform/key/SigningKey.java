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

/**
 * The key that tokens are signed with.
 *
 * @param keys a pair on the curve P-256
 */
public record SigningKey(KeyPair keys) {
    public static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    public static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public PrivateKey privateKey() {
        return keys.getPrivate();
    }

    /** The key's name: its thumbprint of RFC 7638, so that it needs no place to be written down. */
    public String id() {
        return publicKey().calculateBase64urlEncodedThumbprint("SHA-256");
    }

    /** The key set of RFC 7517 with the public half. */
    public Map<String, Object> published() {
        var key = publicKey();
        key.setKeyId(id());
        key.setUse(Use.SIGNATURE);
        key.setAlgorithm(ALGORITHM);
        return Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY)));
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
