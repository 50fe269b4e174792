package io.clonememoria.platform.token;

import io.vertx.core.buffer.Buffer;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Reads a key set of RFC 7517. */
public final class PublishedKeys {
    private PublishedKeys() {}

    /**
     * The keys of a set that ES256 signatures can be checked with; others are nothing to us.
     *
     * @throws IllegalArgumentException when the text is no key set or has no such key: an issuer without keys is broken,
     *         and the keys we have serve better
     */
    public static Map<String, PublicKey> read(Buffer body) {
        return read(body, PublishedKeys::isForOurs, "ES256");
    }

    /**
     * The keys of a set that signatures of other issuers can be checked with.
     *
     * @param algorithms what they may be for; such a key need not say which of them
     * @throws IllegalArgumentException in the same cases
     */
    public static Map<String, PublicKey> read(Buffer body, Set<String> algorithms) {
        return read(body, key -> isPublicKey(key, algorithms), algorithms.toString());
    }

    private static Map<String, PublicKey> read(Buffer body, Predicate<JsonWebKey> usable, String what) {
        try {
            var keys = new JsonWebKeySet(body.toString()).getJsonWebKeys().stream()
                    .filter(usable)
                    .collect(Collectors.toMap(JsonWebKey::getKeyId, key -> (PublicKey) key.getKey(), (first, _) -> first));
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("its key set has no key for " + what);
            }
            return keys;
        } catch (JoseException malformed) {
            throw new IllegalArgumentException("it answers with something that is no key set", malformed);
        }
    }

    private static boolean isForOurs(JsonWebKey key) {
        return key instanceof EllipticCurveJsonWebKey curve
                && EllipticCurves.P_256.equals(curve.getCurveName())
                && isPublicKey(key, Set.of(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
    }

    /** Secrets of HMAC are none: whoever could read one here could sign with it. */
    private static boolean isPublicKey(JsonWebKey key, Set<String> algorithms) {
        return key instanceof PublicJsonWebKey
                && key.getKeyId() != null
                && (key.getUse() == null || key.getUse().equals(Use.SIGNATURE))
                && (key.getAlgorithm() == null || algorithms.contains(key.getAlgorithm()));
    }
}
