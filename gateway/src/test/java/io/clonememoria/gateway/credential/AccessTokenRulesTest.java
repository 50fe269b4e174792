package io.clonememoria.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.gateway.TestIssuer;
import io.clonememoria.platform.token.InvalidToken;
import io.clonememoria.platform.token.TokenHeader;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokenRulesTest {
    private static final TestIssuer ISSUER = TestIssuer.generate();
    private static final UUID ANNA = UUID.randomUUID();
    private static final Instant NOW = Instant.now();

    private final AccessTokenRules rules =
            new AccessTokenRules("clonememoria", "clonememoria-api", Duration.ofSeconds(30));

    @Test
    void aTokenOfTheIssuerNamesAPersonASessionAndAnEnd() throws Exception {
        var session = UUID.randomUUID();
        var token = ISSUER.token(ANNA, claims -> claims.setStringClaim("sid", session.toString()));

        var principal = verify(token);

        assertThat(principal.userId()).isEqualTo(ANNA);
        assertThat(principal.sessionId()).isEqualTo(session);
        assertThat(principal.until()).isBetween(NOW.plusSeconds(890), NOW.plusSeconds(910));
    }

    @Test
    void aTokenThatNobodyCouldEndIsRefused() {
        assertThatThrownBy(() -> verify(ISSUER.token(ANNA, claims -> claims.unsetClaim("sid"))))
                .isInstanceOf(InvalidToken.class);
    }

    @Test
    void anIssuerWhoseClockIsALittleAheadIsUnderstood() throws Exception {
        var token = ISSUER.token(ANNA, claims -> {
            claims.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() + 20));
            claims.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond() + 20));
        });

        assertThat(verify(token).userId()).isEqualTo(ANNA);
    }

    @Test
    void aTokenEndsOnTheSecondWithoutAnyGrace() {
        var token = ISSUER.token(ANNA, claims -> claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond())));

        assertThatThrownBy(() -> verify(token)).isInstanceOfSatisfying(InvalidToken.class,
                refused -> assertThat(CredentialRefused.because(refused).type()).isEqualTo("expired-token"));
    }

    static Stream<Arguments> forgeries() throws Exception {
        var good = ISSUER.token(ANNA);
        var parts = good.split("\\.");
        var stranger = TestIssuer.generate();
        var strangersKey = Map.of("kty", "EC", "crv", "P-256", "x", "AA", "y", "AA");
        return Stream.of(
                attack("none", header("{'alg':'none','typ':'at+jwt','kid':'" + kid() + "'}", parts[1]) + "."),
                attack("None in another spelling", header("{'alg':'nOnE','typ':'at+jwt','kid':'" + kid() + "'}", parts[1]) + ".AA"),
                attack("none without signature part", header("{'alg':'none'}", parts[1])),
                attack("HS256 with the public key as secret", signedWithPublicKey(parts[1])),
                attack("RS256", header("{'alg':'RS256','typ':'at+jwt','kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("ES384", header("{'alg':'ES384','typ':'at+jwt','kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("EdDSA", header("{'alg':'EdDSA','typ':'at+jwt','kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("algorithm as a list", header("{'alg':['ES256'],'typ':'at+jwt','kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("no algorithm", header("{'typ':'at+jwt','kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("embedded jwk", stranger.sign(claims(), Map.of("kid", kid(), "jwk", strangersKey))),
                attack("jku", stranger.sign(claims(), Map.of("kid", kid(), "jku", "http://127.0.0.1:1/keys"))),
                attack("x5u", stranger.sign(claims(), Map.of("kid", kid(), "x5u", "http://127.0.0.1:1/cert"))),
                attack("x5c", stranger.sign(claims(), Map.of("kid", kid(), "x5c", List.of("AA")))),
                attack("jku in a token that is else good", ISSUER.sign(claims(), Map.of("jku", "http://127.0.0.1:1/keys"))),
                attack("unknown crit", ISSUER.sign(claims(), Map.of("crit", List.of("exp"), "exp", 1))),
                attack("b64 crit", header("{'alg':'ES256','typ':'at+jwt','kid':'" + kid() + "','crit':['b64'],'b64':false}", parts[1]) + "." + parts[2]),
                attack("signed by a stranger", stranger.sign(claims(), Map.of("kid", kid()))),
                attack("kid of another shape", header("{'alg':'ES256','typ':'at+jwt','kid':7}", parts[1]) + "." + parts[2]),
                attack("kid too long", header("{'alg':'ES256','typ':'at+jwt','kid':'" + "k".repeat(101) + "'}", parts[1]) + "." + parts[2]),
                attack("no kid", header("{'alg':'ES256','typ':'at+jwt'}", parts[1]) + "." + parts[2]),
                attack("kid twice", header("{'alg':'ES256','typ':'at+jwt','kid':'x','kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("alg twice", header("{'alg':'none','alg':'ES256','typ':'at+jwt','kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("sub twice", signedPayload("{'iss':'clonememoria','aud':'clonememoria-api','sub':'" + UUID.randomUUID()
                        + "','sub':'" + ANNA + "','exp':" + (NOW.getEpochSecond() + 60) + "}")),
                attack("header is a list", header("['alg']", parts[1]) + "." + parts[2]),
                attack("header is no JSON", header("alg", parts[1]) + "." + parts[2]),
                attack("another header over the same signature", header("{'alg':'ES256','typ':'at+jwt' ,'kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("another payload over the same signature", parts[0] + "." + encode(claims().toJson()) + "." + parts[2]),
                attack("signature of zeros", parts[0] + "." + parts[1] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64])),
                attack("signature cut", good.substring(0, good.length() - 4)),
                attack("signature padded", good + "=="),
                attack("signature with characters that decoders skip", good + "!!"),
                attack("no signature", parts[0] + "." + parts[1] + "."),
                attack("two parts", parts[0] + "." + parts[1]),
                attack("five parts, encrypted", good + ".AA.AA"),
                attack("nothing", "."),
                attack("another type", ISSUER.sign(claims(), Map.of("typ", "JWT"))),
                attack("an edge token's type", ISSUER.sign(claims(), Map.of("typ", "edge+jwt"))),
                attack("no type", header("{'alg':'ES256','kid':'" + kid() + "'}", parts[1]) + "." + parts[2]),
                attack("another issuer", with(c -> c.setIssuer("somebody"))),
                attack("no issuer", with(c -> c.unsetClaim("iss"))),
                attack("another audience", with(c -> c.setAudience("clonememoria"))),
                attack("no audience", with(c -> c.unsetClaim("aud"))),
                attack("expired", with(c -> c.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() - 1)))),
                attack("no end", with(c -> c.unsetClaim("exp"))),
                attack("end is a text", with(c -> c.setStringClaim("exp", "never"))),
                attack("end beyond all numbers", signedPayload("{'iss':'clonememoria','aud':'clonememoria-api','sub':'" + ANNA + "','exp':1e400}")),
                attack("not yet", with(c -> c.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() + 600)))),
                attack("issued in the future", with(c -> c.setIssuedAt(NumericDate.fromSeconds(NOW.getEpochSecond() + 600)))),
                attack("subject is no id", with(c -> c.setSubject("anna"))),
                attack("subject is a number", signedPayload("{'iss':'clonememoria','aud':'clonememoria-api','sub':7,'exp':" + (NOW.getEpochSecond() + 60) + "}")),
                attack("no subject", with(c -> c.unsetClaim("sub"))),
                attack("session is no id", with(c -> c.setStringClaim("sid", "x"))),
                attack("payload is no JSON", signedPayload("hello")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refuses(String attack, String token) {
        assertThatThrownBy(() -> verify(token)).as(attack).isInstanceOf(InvalidToken.class);
    }

    @Test
    void rubbishIsRefusedAndBreaksNothing() {
        var random = new Random(7);
        var good = ISSUER.token(ANNA);
        for (var i = 0; i < 3000; i++) {
            var bytes = (i % 2 == 0 ? good : "{\"alg\":\"ES256\",\"kid\":\"\\u0000\",\"typ\":[[{}]]}")
                    .getBytes(StandardCharsets.ISO_8859_1);
            // Not the last character of the signature: it carries bits that mean nothing.
            for (var j = 0; j <= random.nextInt(4); j++) {
                bytes[random.nextInt(bytes.length - 1)] = (byte) random.nextInt(256);
            }
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            var token = i % 2 == 0 ? text : encode(text) + ".e30.AA";
            if (!token.equals(good)) {
                assertThatThrownBy(() -> verify(token)).isInstanceOf(InvalidToken.class);
            }
        }
    }

    private AccessToken verify(String token) throws InvalidToken {
        if (!TokenHeader.keyIdOf(token).equals(kid())) {
            throw new InvalidToken("unknown key id");
        }
        return rules.verify(token, (PublicKey) ISSUER.key().getKey(), "fingerprint", NOW);
    }

    private static Arguments attack(String name, String token) {
        return Arguments.of(name, token);
    }

    private static String kid() {
        return ISSUER.key().getKeyId();
    }

    private static JwtClaims claims() {
        return TestIssuer.claims(ANNA, claims -> {});
    }

    private static String with(Consumer<JwtClaims> change) {
        return ISSUER.token(ANNA, change);
    }

    private static String header(String json, String payload) {
        return encode(json.replace('\'', '"')) + "." + payload;
    }

    private static String signedPayload(String json) throws Exception {
        var signed = new org.jose4j.jws.JsonWebSignature();
        signed.setAlgorithmHeaderValue("ES256");
        signed.setKeyIdHeaderValue(kid());
        signed.setHeader("typ", "at+jwt");
        signed.setKey(ISSUER.key().getPrivateKey());
        signed.setPayload(json.replace('\'', '"'));
        return signed.getCompactSerialization();
    }

    private static String signedWithPublicKey(String payload) throws Exception {
        var content = header("{'alg':'HS256','typ':'at+jwt','kid':'" + kid() + "'}", payload);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ISSUER.key().getPublicKey().getEncoded(), "HmacSHA256"));
        var signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
