package io.clonememoria.clone.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.clonememoria.clone.Person;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                .body("email_verified", equalTo(false))
                .body("language", equalTo("en"))
                .body("is_platform_admin", equalTo(false))
                .body("size()", equalTo(7));
    }

    @Test
    void thePersonChangesTheNameAndTheLanguageOfLetters() {
        var person = Person.registered();

        person.patches("/users/me", Map.of("full_name", " Rose Dupont ")).statusCode(200)
                .body("full_name", equalTo("Rose Dupont")).body("language", equalTo("en"));
        person.patches("/users/me", Map.of("language", "fr")).statusCode(200)
                .body("full_name", equalTo("Rose Dupont")).body("language", equalTo("fr"));
        person.patches("/users/me", Map.of()).statusCode(200);

        person.gets("/users/me").body("full_name", equalTo("Rose Dupont")).body("language", equalTo("fr"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"full_name\": \"\"}             | full_name",
        "{\"full_name\": \"  \"}           | full_name",
        "{\"full_name\": \"An\\u0000na\"} | full_name",
        "{\"full_name\": 7}                | full_name",
        "{\"language\": \"de\"}            | language",
        "{\"language\": [\"fr\"]}          | language"})
    void namesTheFieldThatIsWrong(String body, String field) {
        Person.registered().patches("/users/me", body).statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void whatIsNotOnesOwnToChangeIsRefused() {
        var person = Person.registered();

        for (var field : List.of("email", "is_platform_admin", "email_verified", "suspended_at", "id")) {
            person.patches("/users/me", Map.of(field, "true")).statusCode(422);
        }
        person.patches("/users/me", Map.of("full_name", "n".repeat(101))).statusCode(422).body("errors.field", hasItem("full_name"));
        person.with(TestEdge.tokenBoundTo(person.id(), UUID.randomUUID())).patches("/users/me", Map.of()).statusCode(403);
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
