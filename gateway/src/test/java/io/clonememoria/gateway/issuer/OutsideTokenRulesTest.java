package io.clonememoria.gateway.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.token.InvalidToken;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTokenRulesTest {
    private static final String ISSUER = "https://issuer.example.org/realms/letters";
    private static final OutsideKeys KEYS = OutsideKeys.generate(ISSUER);
    private static final OutsideKeys STRANGER = OutsideKeys.generate(ISSUER);
    private static final Instant NOW = Instant.now();

    private final OutsideTokenRules rules = rules(false);

    @Test
    void aTokenOfKeycloakTellsWhoSomebodyIs() throws Exception {
        var token = verify(rules, KEYS.keycloak("7", claims -> {}));

        assertThat(token.issuer()).isEqualTo(ISSUER);
        assertThat(token.subject()).isEqualTo("7");
        assertThat(token.email()).isEqualTo("ann@example.org");
        assertThat(token.emailVerified()).isTrue();
        assertThat(token.name()).isEqualTo("Ann Martin");
        assertThat(token.until()).isBetween(NOW.plusSeconds(290), NOW.plusSeconds(320));
    }

    @Test
    void aTokenOfSupabaseNamesAnAddressThatOnlyConfigurationCallsVerified() throws Exception {
        var token = KEYS.supabase("7", claims -> {});

        assertThat(verify(rules, token).emailVerified()).isFalse();
        assertThat(verify(rules(true), token).emailVerified()).isTrue();
        assertThat(verify(rules, token).name()).isEqualTo("Ann Martin");
    }

    @Test
    void anIssuerThatSaysItIsNotVerifiedIsBelieved() throws Exception {
        assertThat(verify(rules(true), KEYS.supabase("7", claims -> claims.setClaim("email_verified", false))).emailVerified()).isFalse();
        assertThat(verify(rules, KEYS.keycloak("7", claims -> claims.setClaim("email_verified", "no"))).emailVerified()).isFalse();
    }

    @Test
    void withoutAnAddressNoneIsVerified() throws Exception {
        var token = verify(rules(true), KEYS.keycloak("7", claims -> claims.unsetClaim("email")));

        assertThat(token.email()).isNull();
        assertThat(token.emailVerified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"})
    void accessTokensCallThemselvesSo(String type) throws Exception {
        assertThat(verify(rules, OutsideKeys.sign(KEYS.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", type))).subject())
                .isEqualTo("7");
    }

    static Stream<Arguments> forgeries() throws Exception {
        var good = KEYS.keycloak("7", claims -> {});
        var parts = good.split("\\.");
        var kid = KEYS.rsa().getKeyId();
        return Stream.of(
                attack("none", header("{'alg':'none','typ':'JWT','kid':'" + kid + "'}", parts[1]) + "."),
                attack("None", header("{'alg':'None','typ':'JWT','kid':'" + kid + "'}", parts[1]) + ".AA"),
                attack("NONE", header("{'alg':'NONE','typ':'JWT','kid':'" + kid + "'}", parts[1]) + ".AA"),
                attack("nOnE", header("{'alg':'nOnE','typ':'JWT','kid':'" + kid + "'}", parts[1]) + ".AA"),
                attack("no algorithm", header("{'typ':'JWT','kid':'" + kid + "'}", parts[1]) + "." + parts[2]),
                attack("algorithm as a list", header("{'alg':['RS256'],'typ':'JWT','kid':'" + kid + "'}", parts[1]) + "." + parts[2]),
                attack("HS256 with the public key as secret", mac("HS256", KEYS.rsa().getPublicKey().getEncoded(), parts[1])),
                attack("HS256 with the public key's PEM as secret", mac("HS256", pem(KEYS.rsa()), parts[1])),
                attack("HS256 with the published JWK as secret", mac("HS256", KEYS.rsa().toJson().getBytes(StandardCharsets.UTF_8), parts[1])),
                attack("HS512", mac("HS512", KEYS.rsa().getPublicKey().getEncoded(), parts[1])),
                attack("an algorithm that is not allowed here", OutsideKeys.sign(KEYS.rsa(), "PS256", KEYS.claims("7", c -> {}), Map.of("typ", "JWT"))),
                attack("RS384", OutsideKeys.sign(KEYS.rsa(), "RS384", KEYS.claims("7", c -> {}), Map.of("typ", "JWT"))),
                attack("the other algorithm over the wrong kind of key", header("{'alg':'ES256','typ':'JWT','kid':'" + kid + "'}", parts[1]) + "." + parts[2]),
                attack("signed by a stranger", OutsideKeys.sign(STRANGER.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", "JWT", "kid", kid))),
                attack("embedded jwk", OutsideKeys.sign(STRANGER.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", "JWT", "kid", kid, "jwk", Map.of("kty", "RSA", "n", "AA", "e", "AQAB")))),
                attack("jku", OutsideKeys.sign(STRANGER.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", "JWT", "kid", kid, "jku", "http://127.0.0.1:1/keys"))),
                attack("x5u", OutsideKeys.sign(STRANGER.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", "JWT", "kid", kid, "x5u", "http://127.0.0.1:1/cert"))),
                attack("x5c", OutsideKeys.sign(STRANGER.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", "JWT", "kid", kid, "x5c", List.of("AA")))),
                attack("jku in a token that is else good", OutsideKeys.sign(KEYS.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", "JWT", "jku", "http://127.0.0.1:1/keys"))),
                attack("unknown crit", OutsideKeys.sign(KEYS.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", "JWT", "crit", List.of("exp"), "exp", 1))),
                attack("b64 crit", header("{'alg':'RS256','typ':'JWT','kid':'" + kid + "','crit':['b64'],'b64':false}", parts[1]) + "." + parts[2]),
                attack("no kid", header("{'alg':'RS256','typ':'JWT'}", parts[1]) + "." + parts[2]),
                attack("kid twice", header("{'alg':'RS256','typ':'JWT','kid':'x','kid':'" + kid + "'}", parts[1]) + "." + parts[2]),
                attack("alg twice", header("{'alg':'none','alg':'RS256','typ':'JWT','kid':'" + kid + "'}", parts[1]) + "." + parts[2]),
                attack("sub twice", payload("{'iss':'" + ISSUER + "','aud':'letters','sub':'8','sub':'7','exp':" + (NOW.getEpochSecond() + 60) + "}")),
                attack("iss twice", payload("{'iss':'x','iss':'" + ISSUER + "','aud':'letters','sub':'7','exp':" + (NOW.getEpochSecond() + 60) + "}")),
                attack("no type", OutsideKeys.sign(KEYS.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of())),
                attack("a logout token's type", OutsideKeys.sign(KEYS.rsa(), "RS256", KEYS.claims("7", c -> {}), Map.of("typ", "logout+jwt"))),
                attack("our access token's look", OutsideKeys.sign(KEYS.rsa(), "RS256", KEYS.claims("7", c -> c.setIssuer("clonememoria")), Map.of("typ", "at+jwt"))),
                attack("an ID token of Keycloak", with(c -> c.setStringClaim("typ", "ID"))),
                attack("a refresh token of Keycloak", with(c -> c.setStringClaim("typ", "Refresh"))),
                attack("another issuer", with(c -> c.setIssuer("https://issuer.example.org/realms/others"))),
                attack("the issuer with a slash more", with(c -> c.setIssuer(ISSUER + "/"))),
                attack("no issuer", with(c -> c.unsetClaim("iss"))),
                attack("another audience", with(c -> c.setAudience("account"))),
                attack("no audience", with(c -> c.unsetClaim("aud"))),
                attack("expired", with(c -> c.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() - 1)))),
                attack("no end", with(c -> c.unsetClaim("exp"))),
                attack("end is a text", with(c -> c.setStringClaim("exp", "never"))),
                attack("lives for a week", with(c -> c.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 7 * 86_400)))),
                attack("not yet", with(c -> c.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() + 600)))),
                attack("no subject", with(c -> c.unsetClaim("sub"))),
                attack("an empty subject", with(c -> c.setSubject(" "))),
                attack("a subject with a line break", with(c -> c.setSubject("7\n8"))),
                attack("a subject without end", with(c -> c.setSubject("7".repeat(501)))),
                attack("a subject that is a number", payload("{'iss':'" + ISSUER + "','aud':'letters','sub':7,'exp':" + (NOW.getEpochSecond() + 60) + "}")),
                attack("another payload over the same signature", parts[0] + "." + encode(KEYS.claims("8", c -> {}).toJson()) + "." + parts[2]),
                attack("signature cut", good.substring(0, good.length() - 4)),
                attack("no signature", parts[0] + "." + parts[1] + "."),
                attack("five parts, encrypted", good + ".AA.AA"),
                attack("payload is no JSON", payload("hello")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refuses(String attack, String token) {
        assertThatThrownBy(() -> verify(rules, token)).as(attack).isInstanceOf(InvalidToken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "none", "RS256,HS512", "rs256", "dir", ""})
    void onlyAsymmetricAlgorithmsCanBeConfigured(String algorithms) {
        var chosen = algorithms.isEmpty() ? Set.<String>of() : Set.of(algorithms.split(","));

        assertThatThrownBy(() -> new OutsideTokenRules(ISSUER, Set.of("letters"), chosen, false, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(ISSUER);
    }

    @Test
    void withoutAnAudienceTokensForEverybodyElseWouldBeForUs() {
        assertThatThrownBy(() -> new OutsideTokenRules(ISSUER, Set.of(), Set.of("RS256"), false, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OutsideTokenRules rules(boolean verifiesEveryEmail) {
        return new OutsideTokenRules(ISSUER, Set.of(OutsideKeys.AUDIENCE), Set.of("RS256", "ES256"), verifiesEveryEmail, Duration.ofSeconds(30));
    }

    /** As the gateway does, with the keys that the issuer publishes. */
    private static OutsideToken verify(OutsideTokenRules rules, String token) throws InvalidToken {
        var keys = Map.<String, PublicKey>of(KEYS.rsa().getKeyId(), KEYS.rsa().getPublicKey(),
                KEYS.curve().getKeyId(), KEYS.curve().getPublicKey());
        var key = keys.get(rules.keyIdOf(token));
        if (key == null) {
            throw new InvalidToken("unknown key id");
        }
        return rules.verify(token, key, "fingerprint", NOW);
    }

    private static Arguments attack(String name, String token) {
        return Arguments.of(name, token);
    }

    private static String with(Consumer<JwtClaims> change) {
        return KEYS.keycloak("7", change);
    }

    private static String payload(String json) {
        return OutsideKeys.sign(KEYS.rsa(), "RS256", json.replace('\'', '"'), Map.of("typ", "JWT"));
    }

    private static String header(String json, String payload) {
        return encode(json.replace('\'', '"')) + "." + payload;
    }

    private static byte[] pem(PublicJsonWebKey key) {
        return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String mac(String algorithm, byte[] secret, String payload) throws Exception {
        var content = header("{'alg':'" + algorithm + "','typ':'JWT','kid':'" + KEYS.rsa().getKeyId() + "'}", payload);
        var name = "HmacSHA" + algorithm.substring(2);
        var mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(secret, name));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
