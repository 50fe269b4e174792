package io.clonememoria.platform.sibling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.containsString;

import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.local.TestSibling;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class InternalRoutesTest {
    private static final String US = "platform-web-test";
    private static final String ANN = UUID.randomUUID().toString();

    @ConfigProperty(name = "quarkus.management.test-port")
    int port;

    @Test
    void aSiblingIsAnsweredAndKnown() {
        post("one", good().token(), "{\"a\":1}")
                .statusCode(200)
                .body("service", equalTo("gateway"))
                .body("subject", equalTo(ANN))
                .body("name", equalTo("one"))
                .body("body", equalTo("{\"a\":1}"));
    }

    @Test
    void eachCallHasAContextAndARequestIdOfItsOwn() {
        given().header("x-request-id", "abc").spec(to("one", good().token())).post("/internal/probe/one").then()
                .statusCode(200).header("x-request-id", "abc")
                .body("own_context", equalTo(true))
                .body("request_id", equalTo("abc"));
    }

    @Test
    void nothingIsNoContent() {
        post("nothing", good().token(), "").statusCode(204);
    }

    @Test
    void failuresAreProblems() {
        post("conflict", good().token(), "").statusCode(409).contentType("application/problem+json")
                .body("type", equalTo("https://clonememoria.io/problems/probe-conflict"));
        post("defect", good().token(), "").statusCode(500).body(not(containsString("secret")));
        post("one", good().token(), "x".repeat(1024 * 1024 + 1)).statusCode(413);
        post("one", good().claim("pur", "other").token(), "").statusCode(403)
                .body("type", equalTo("https://clonememoria.io/problems/wrong-purpose"));
        given().port(port).post("/internal/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    static Stream<Arguments> tokensThatDoNotHold() {
        return Stream.of(
                Arguments.of("forged", good().forged()),
                Arguments.of("of an unknown key", good().ofUnknownKey()),
                Arguments.of("expired", good().issued(120, 60).token()),
                Arguments.of("from the future", good().issued(-120, 60).token()),
                Arguments.of("longer-lived than a minute", good().issued(0, 600).token()),
                Arguments.of("for another service", good().claim("aud", "billing-service").token()),
                Arguments.of("for the services in general", good().claim("aud", "clonememoria").token()),
                Arguments.of("of a stranger", good().claim("iss", "somebody").token()),
                Arguments.of("of a stranger with an address", good().claim("iss", "http://127.0.0.1:1/").token()),
                Arguments.of("of the edge's issuer", good().claim("iss", "clonememoria-gateway").token()),
                Arguments.of("without an issuer", good().claim("iss", null).token()),
                Arguments.of("without a purpose", good().claim("pur", null).token()),
                Arguments.of("without a subject", good().claim("sub", null).token()),
                Arguments.of("without an id", good().claim("jti", null).token()),
                Arguments.of("of another type", good().type("JWT").token()),
                Arguments.of("of an edge token's type", good().type("edge+jwt").token()),
                Arguments.of("signed with the edge key", good().signedAsEdge().token()),
                Arguments.of("an edge token", TestEdge.token(UUID.fromString(ANN))),
                Arguments.of("an edge token that says it is one", TestEdge.caller(UUID.fromString(ANN)).type("service+jwt")
                        .claim("iss", "gateway").claim("aud", US).claim("pur", "probe").claim("jti", "1").token()),
                Arguments.of("oversized", good().claim("padding", "x".repeat(4096)).token()),
                Arguments.of("rubbish", "a.b.c"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatDoNotHold")
    void aTokenThatDoesNotHoldIsRefusedWithoutAReason(String name, String token) {
        var before = ProbeEndpoint.ANSWERED.get();

        post("one", token, "").statusCode(401).contentType("application/problem+json")
                .body("type", equalTo("https://clonememoria.io/problems/invalid-service-token"));

        assertThat(ProbeEndpoint.ANSWERED.get()).isEqualTo(before);
    }

    @Test
    void withoutATokenNothingIsAnsweredButTheKeys() {
        given().port(port).post("/internal/probe/one").then().statusCode(401);
        given().port(port).get("/internal/jwks.json").then().statusCode(200)
                .contentType("application/jwk-set+json")
                .body("keys.size()", equalTo(1))
                .body("keys[0].kid", org.hamcrest.Matchers.startsWith("service-"))
                .body(not(containsString("\"d\"")));
    }

    @Test
    void aServiceTokenIsNoEdgeToken() {
        given().auth().oauth2(good().token()).get("/probe/me").then().statusCode(401);
        given().auth().oauth2(good().claim("iss", "clonememoria-gateway").claim("aud", "clonememoria").type("edge+jwt").token())
                .get("/probe/me").then().statusCode(401);
    }

    @Test
    void internalEndpointsAreNotOnThePublicPort() {
        given().auth().oauth2(good().token()).post("/internal/probe/one").then().statusCode(404);
    }

    private static TestSibling good() {
        return TestSibling.call("gateway", US, "probe", ANN);
    }

    private RequestSpecification to(String name, String token) {
        return given().port(port).header("Authorization", "Bearer " + token);
    }

    private ValidatableResponse post(String name, String token, String body) {
        return to(name, token).body(body).post("/internal/probe/" + name).then();
    }
}
