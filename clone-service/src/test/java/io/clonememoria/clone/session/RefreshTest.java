package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RefreshTest {

    @Test
    void eachUseGivesTheNextTokenOfTheSameSession() {
        var person = Person.registered();

        var second = refresh(person.refreshToken()).statusCode(200)
                .body("user.id", equalTo(person.id().toString())).extract().<String>path("refresh_token");
        var third = refresh(second).statusCode(200).extract().<String>path("refresh_token");

        assertThat(third).isNotEqualTo(second).isNotEqualTo(person.refreshToken());
        assertThat(Database.count("select count(*) from sessions where user_id = ?", person.id())).isOne();
    }

    @Test
    void aTokenThatComesASecondTimeEndsTheSessionForThiefAndOwner() {
        var person = Person.registered();
        var newest = refresh(person.refreshToken()).statusCode(200).extract().<String>path("refresh_token");

        refresh(person.refreshToken()).statusCode(401)
                .body("type", equalTo("https://clonememoria.io/problems/invalid-refresh-token"));

        refresh(newest).statusCode(401);
        var session = Database.column("select id::text from sessions where user_id = ?", person.id()).getFirst();
        TestBus.await(Topics.FACTS_IDENTITY, "session.revoked", session.toString(), Duration.ofSeconds(20));
    }

    @Test
    void reuseInOneSessionLeavesTheOthersAlone() {
        var person = Person.registered();
        var elsewhere = given().contentType("application/json")
                .body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then().extract().<String>path("refresh_token");
        refresh(person.refreshToken()).statusCode(200);

        refresh(person.refreshToken()).statusCode(401);

        refresh(elsewhere).statusCode(200);
    }

    @Test
    void ofTwoWhoUseATokenAtOnceOneIsAThief() throws Exception {
        var person = Person.registered();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> use = () -> refresh(person.refreshToken()).extract().statusCode();
            var answers = threads.invokeAll(Stream.generate(() -> use).limit(6).toList()).stream()
                    .map(answer -> answer.resultNow()).toList();

            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 401);
        }
        assertThat(Database.count("select count(*) from sessions where user_id = ? and revoked_at is not null",
                person.id())).isOne();
    }

    @Test
    void aTokenIsTooOldAfterThirtyDays() {
        var person = Person.registered();
        assertThat(Database.count("""
                select count(*) from sessions where user_id = ?
                and expires_at between now() + interval '29 days 23 hours' and now() + interval '30 days'""",
                person.id())).isOne();
        Database.run("update sessions set expires_at = now() where user_id = ?", person.id());

        refresh(person.refreshToken()).statusCode(401);
    }

    @Test
    void onlyHashesAreKept() {
        var person = Person.registered();

        var row = Database.column("select t::text from refresh_tokens t where user_id = ?", person.id()).getFirst();

        assertThat(row.toString()).doesNotContain(person.refreshToken())
                .contains(new RefreshSecret(person.refreshToken()).hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "' or 1=1 --", "\u0000"})
    void anythingElseIsRefused(String token) {
        refresh(token).statusCode(401);
    }

    @Test
    void namesTheFieldThatIsMissing() {
        given().contentType("application/json").body("{}").post("/api/v1/auth/refresh").then()
                .statusCode(422).body("errors[0].field", equalTo("refresh_token"));
        refresh("x".repeat(257)).statusCode(422);
    }

    @Test
    void readsJsonOnly() {
        given().contentType("text/plain").body("a-token").post("/api/v1/auth/refresh").then()
                .statusCode(415).contentType("application/problem+json");
    }

    private static ValidatableResponse refresh(String token) {
        return given().contentType("application/json").body(Map.of("refresh_token", token))
                .post("/api/v1/auth/refresh").then();
    }
}
