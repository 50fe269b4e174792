package io.clonememoria.platform.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class IdentityTest {
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID SPACE = UUID.randomUUID();

    @Test
    void theEdgeTokenSaysWhoCalls() {
        given().auth().oauth2(TestEdge.token(ANN)).get("/probe/me").then()
                .statusCode(200).body(equalTo(ANN + " null"));
    }

    @Test
    void aBoundCredentialSaysItsSpace() {
        given().auth().oauth2(TestEdge.tokenBoundTo(ANN, SPACE)).get("/probe/me").then()
                .statusCode(200).body(equalTo(ANN + " " + SPACE));
    }

    @Test
    void anAdministratorIsOneUnderAdminOnly() {
        var administrator = TestEdge.caller(ANN).platformAdmin().token();

        given().auth().oauth2(administrator).get("/api/v1/admin/probe").then().statusCode(200).body(equalTo(ANN.toString()));
        given().auth().oauth2(administrator).get("/probe/admin").then().statusCode(403)
                .body("type", equalTo("https://clonememoria.io/problems/administrators-only"));
        given().auth().oauth2(TestEdge.token(ANN)).get("/api/v1/admin/probe").then().statusCode(403);
    }

    static Stream<Arguments> tokensThatDoNotHold() {
        return Stream.of(
                Arguments.of("forged", TestEdge.forged(ANN)),
                Arguments.of("expired", TestEdge.expired(ANN)),
                Arguments.of("for another audience", TestEdge.forWrongAudience(ANN)),
                Arguments.of("of another issuer", TestEdge.fromWrongIssuer(ANN)),
                Arguments.of("of another type", TestEdge.ofWrongType(ANN)),
                Arguments.of("unsigned", TestEdge.unsigned(ANN)),
                Arguments.of("signed with the public key", TestEdge.signedWithThePublicKey(ANN)),
                Arguments.of("oversized", TestEdge.caller(ANN).claim("padding", "e".repeat(8_000)).token()),
                Arguments.of("of thousands of letters", "e".repeat(9_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatDoNotHold")
    void aTokenThatDoesNotHoldIsRefusedWithoutAReason(String name, String token) {
        given().auth().oauth2(token).get("/probe/me").then()
                .statusCode(401)
                .body("type", equalTo("https://clonememoria.io/problems/unauthenticated"));
    }
}
