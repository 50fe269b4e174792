package io.clonememoria.local;

import java.security.Key;
import java.security.PrivateKey;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Mints edge tokens as the gateway does, and the ones that an attacker would try. Each method answers a new builder. */
public final class TestEdge {

    private final Map<String, Object> claims;
    private final String type;
    private final long secondsToLive;

    private TestEdge(Map<String, Object> claims, String type, long secondsToLive) {
        this.claims = Map.copyOf(claims);
        this.type = type;
        this.secondsToLive = secondsToLive;
    }

    /** An ordinary person with a session of their own. */
    public static TestEdge caller(UUID user) {
        return new TestEdge(
            Map.of("iss", "clonememoria-gateway", "aud", "clonememoria", "sub", user.toString(),
                "sid", UUID.randomUUID().toString(), "adm", false),
            "edge+jwt", 60);
    }

    /** A valid token of an ordinary person. */
    public static String token(UUID user) {
        return caller(user).token();
    }

    /** A valid token of a key that is bound to a space. */
    public static String tokenBoundTo(UUID user, UUID space) {
        return caller(user).boundTo(space).token();
    }

    /** Signed with a key that is not the gateway's, under its key id. */
    public static String forged(UUID user) {
        return caller(user).signedWith(EdgeKeys.key().getPrivateKey(), "ES256");
    }

    /** Valid until five minutes ago, beyond any tolerance. */
    public static String expired(UUID user) {
        var caller = caller(user);
        return new TestEdge(caller.claims, caller.type, -300).token();
    }

    public static String forWrongAudience(UUID user) {
        return caller(user).claim("aud", "clonememoria-api").token();
    }

    public static String fromWrongIssuer(UUID user) {
        return caller(user).claim("iss", "clonememoria").token();
    }

    /** An access token's type, as if a client's token were passed on as it came. */
    public static String ofWrongType(UUID user) {
        return caller(user).type("at+jwt").token();
    }

    /** Algorithm {@code none}, no signature. */
    public static String unsigned(UUID user) {
        return caller(user).signedWith(null, "none");
    }

    /** HS256 with the public key as secret: what a verifier accepts that lets the token choose the algorithm. */
    public static String signedWithThePublicKey(UUID user) {
        return caller(user).signedWith(new HmacKey(key().getPublicKey().getEncoded()), "HS256");
    }

    public TestEdge boundTo(UUID space) {
        return claim("space", space.toString());
    }

    public TestEdge platformAdmin() {
        return claim("adm", true);
    }

    public TestEdge onPlan(String plan) {
        return claim("plan", plan);
    }

    /** As an API key has them; a session has none and may do all that its person may. */
    public TestEdge withScopes(String... scopes) {
        return claim("scope", String.join(" ", scopes));
    }

    public TestEdge inSession(UUID session) {
        return claim("sid", session.toString());
    }

    /** Any claim, for attacks that this class does not name. */
    public TestEdge claim(String name, Object value) {
        var changed = new HashMap<>(claims);
        changed.put(name, value);
        return new TestEdge(changed, type, secondsToLive);
    }

    /** The header {@code typ}. */
    public TestEdge type(String other) {
        return new TestEdge(claims, other, secondsToLive);
    }

    /** The signed token. */
    public String token() {
        return signedWith(key().getPrivateKey(), "ES256");
    }

    /** A token signed with the key of a gateway that runs. */
    public String signedBy(PrivateKey gateway, String keyId) {
        return signed(gateway, "ES256", keyId);
    }

    private String signedWith(@Nullable Key key, String algorithm) {
        return signed(key, algorithm, key().getKeyId());
    }

    private String signed(@Nullable Key key, String algorithm, String keyId) {
        var payload = new JwtClaims();
        claims.forEach(payload::setClaim);
        var now = NumericDate.now();
        payload.setIssuedAt(now);
        payload.setExpirationTime(NumericDate.fromSeconds(now.getValue() + secondsToLive));
        payload.setGeneratedJwtId();
        var signature = new JsonWebSignature();
        signature.setPayload(payload.toJson());
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setHeader("typ", type);
        signature.setKeyIdHeaderValue(keyId);
        signature.setKey(key);
        // The attacks need what the library refuses by default.
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static EllipticCurveJsonWebKey key() {
        try {
            return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(TestInfrastructure.setting("test.edge-key"));
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
