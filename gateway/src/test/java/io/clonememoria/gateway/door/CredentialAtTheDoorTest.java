package io.clonememoria.gateway.door;

import static io.clonememoria.gateway.Sender.asSomeone;
import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.raw;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static io.clonememoria.gateway.Sender.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.Sender;
import io.clonememoria.gateway.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class CredentialAtTheDoorTest {

    @Test
    void withoutACredentialNothingPassesButWhatIsOpen() throws Exception {
        var answer = send(request("/api/v1/clones"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertThat(json(answer).getString("type")).isEqualTo("https://clonememoria.io/problems/unauthenticated");
        assertThat(json(answer).getString("instance")).isEqualTo("/api/v1/clones");
        assertThat(json(answer).getString("request_id")).isEqualTo(answer.headers().firstValue("x-request-id").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/auth/register", "/api/v1/auth/login", "/api/v1/auth/refresh"})
    void whoHasNoCredentialYetCanGetOne(String path) throws Exception {
        var answer = send(request(path).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).getJsonObject("headers").containsKey("authorization")).isFalse();
    }

    @Test
    void theIssuersKeysAreOpen() throws Exception {
        assertThat(send(request("/.well-known/jwks.json")).body()).contains(TestIssuer.known().key().getKeyId());
    }

    @Test
    void aGoodTokenPasses() throws Exception {
        assertThat(send(asSomeone("/api/v1/clones")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER", "Bearer "})
    void theSchemeIsRecognisedInAnySpelling(String scheme) throws Exception {
        var token = someone().substring("Bearer ".length());

        assertThat(send(request("/api/v1/clones").header("Authorization", scheme + " " + token)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer x", "Basic YTpi", "Bearer a.b.c", "Bearer a b", "Token x", "x", "bearer\tx.y.z"})
    void anythingElseIsRefusedEvenWhereNothingIsNeeded(String credential) throws Exception {
        var closed = send(request("/api/v1/clones").header("Authorization", credential));
        var open = send(request("/api/v1/auth/login").header("Authorization", credential).POST(BodyPublishers.noBody()));

        assertThat(closed.statusCode()).isEqualTo(401);
        assertThat(open.statusCode()).isEqualTo(401);
        assertThat(closed.headers().firstValue("www-authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void aStrangersTokenIsRefused() throws Exception {
        var known = TestIssuer.known();
        var token = TestIssuer.generate().sign(TestIssuer.claims(UUID.randomUUID(), claims -> {}),
                Map.of("kid", known.key().getKeyId()));

        var answer = send(request("/api/v1/clones").header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).getString("type")).endsWith("/invalid-token");
    }

    @Test
    void aTokenWithAnUnknownKeyIsRefused() throws Exception {
        var token = TestIssuer.generate().token(UUID.randomUUID());

        assertThat(send(request("/api/v1/clones").header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(401);
    }

    @Test
    void anExpiredTokenSaysWhatToDo() throws Exception {
        var token = TestIssuer.known().token(UUID.randomUUID(),
                claims -> claims.setExpirationTime(NumericDate.fromSeconds(1)));

        var answer = send(request("/api/v1/clones").header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).getString("detail")).contains("/api/v1/auth/refresh");
    }

    @Test
    void aTokenOfMoreThanEightThousandCharactersIsNotLookedAt() throws Exception {
        var token = TestIssuer.known().token(UUID.randomUUID(),
                claims -> claims.setStringClaim("padding", "x".repeat(7000)));

        assertThat(token.length()).isGreaterThan(8 * 1024);
        assertThat(send(request("/api/v1/clones").header("Authorization", "Bearer " + token)).statusCode()).isEqualTo(401);
    }

    @Test
    void ofTwoCredentialsNeitherCounts() throws Exception {
        var answer = raw(Sender.head("GET /api/v1/clones", "Authorization: " + someone(), "Authorization: " + someone()));

        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-API-Key: cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17",
        "Authorization: Bearer cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "X-API-Key: cmk_live_short"})
    void aKeyThatNobodyKnowsIsRefused(String header) throws Exception {
        var answer = raw(Sender.head("GET /api/v1/clones", header));

        assertThat(answer).startsWith("HTTP/1.1 401").contains("/invalid-api-key");
    }

    @Test
    void ofAKeyAndATokenNeitherCounts() throws Exception {
        assertThat(send(asSomeone("/api/v1/clones").header("X-API-Key", "cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"))
                .statusCode()).isEqualTo(401);
    }

    @Test
    void noAnswerEverRepeatsACredential() throws Exception {
        var token = TestIssuer.generate().token(UUID.randomUUID());

        assertThat(raw(Sender.head("GET /api/v1/clones", "Authorization: Bearer " + token))).doesNotContain(token.substring(0, 60));
    }
}
