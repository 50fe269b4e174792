package io.clonememoria.local;

import java.security.Key;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Mints service tokens as siblings do, and the ones that an attacker would try. Each method answers a new builder. */
public final class TestSibling {

    private final Map<String, Object> claims;
    private final String type;
    private final String setting;
    private final long issued;
    private final long secondsToLive;

    private TestSibling(Map<String, Object> claims, String type, String setting, long issued, long secondsToLive) {
        this.claims = Map.copyOf(claims);
        this.type = type;
        this.setting = setting;
        this.issued = issued;
        this.secondsToLive = secondsToLive;
    }

    /** A valid token for one call. */
    public static String token(String from, String to, String purpose, String subject) {
        return call(from, to, purpose, subject).token();
    }

    /** A call as it should be. */
    public static TestSibling call(String from, String to, String purpose, String subject) {
        return new TestSibling(Map.of("iss", from, "aud", to, "pur", purpose, "sub", subject, "jti", UUID.randomUUID().toString()),
            "service+jwt", "test.service-key", 0, 60);
    }

    /** Any claim; null removes it. */
    public TestSibling claim(String name, @Nullable Object value) {
        var changed = new HashMap<>(claims);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new TestSibling(changed, type, setting, issued, secondsToLive);
    }

    /** The header {@code typ}. */
    public TestSibling type(String other) {
        return new TestSibling(claims, other, setting, issued, secondsToLive);
    }

    /** Signed with the gateway's edge key, which stands in the same set. */
    public TestSibling signedAsEdge() {
        return new TestSibling(claims, type, "test.edge-key", issued, secondsToLive);
    }

    /** Issued so many seconds ago, and that long to live from then on. */
    public TestSibling issued(long secondsAgo, long secondsToLive) {
        return new TestSibling(claims, type, setting, secondsAgo, secondsToLive);
    }

    /** The signed token. */
    public String token() {
        var key = key();
        return signedWith(key.getPrivateKey(), key.getKeyId());
    }

    /** Signed with a key that nobody publishes, under the id of the true one. */
    public String forged() {
        return signedWith(EdgeKeys.key().getPrivateKey(), key().getKeyId());
    }

    /** Signed with a key that nobody publishes, under an id that nobody publishes. */
    public String ofUnknownKey() {
        return signedWith(EdgeKeys.key().getPrivateKey(), "service-unknown");
    }

    private String signedWith(Key key, String keyId) {
        var payload = new JwtClaims();
        claims.forEach(payload::setClaim);
        var at = NumericDate.now().getValue() - issued;
        payload.setIssuedAt(NumericDate.fromSeconds(at));
        payload.setExpirationTime(NumericDate.fromSeconds(at + secondsToLive));
        var signature = new JsonWebSignature();
        signature.setPayload(payload.toJson());
        signature.setAlgorithmHeaderValue("ES256");
        signature.setHeader("typ", type);
        signature.setKeyIdHeaderValue(keyId);
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private EllipticCurveJsonWebKey key() {
        try {
            return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(TestInfrastructure.setting(setting));
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
