package io.clonememoria.clone.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.clonememoria.clone.Person;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class AccountResourceTest {

    @Test
    void showsThePersonWhoAsks() {
        var person = Person.registered();

        person.gets("/users/me").statusCode(200)
                .body("id", equalTo(person.id().toString()))
                .body("email", equalTo(person.email()))
                .body("full_name", equalTo("Rose Martin"))
                .body("created_at", notNullValue())
                .body("size()", equalTo(4));
    }

    @Test
    void aTokenMayOutliveItsAccount() {
        given().auth().oauth2(TestEdge.token(UUID.randomUUID())).get("/api/v1/users/me").then()
                .statusCode(404).body("type", equalTo("https://clonememoria.io/problems/account-not-found"));
    }

    @Test
    void aCredentialBoundToASpaceDoesNotReachThePerson() {
        var person = Person.registered();

        person.with(TestEdge.tokenBoundTo(person.id(), UUID.randomUUID())).gets("/users/me").statusCode(403);
    }

    static Stream<Function<UUID, String>> badTokens() {
        return Stream.of(TestEdge::forged, TestEdge::expired, TestEdge::forWrongAudience, TestEdge::fromWrongIssuer,
                TestEdge::ofWrongType, TestEdge::unsigned, TestEdge::signedWithThePublicKey);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void onlyTheGatewayVouchesForAnybody(Function<UUID, String> badToken) {
        var person = Person.registered();

        person.with(badToken.apply(person.id())).gets("/users/me").statusCode(401)
                .contentType("application/problem+json");
        given().get("/api/v1/users/me").then().statusCode(401);
    }
}
