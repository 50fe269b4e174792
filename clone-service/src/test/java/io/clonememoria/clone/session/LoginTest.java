package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LoginTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    SessionConfig config;

    @Test
    void whoKnowsThePasswordIsLoggedInUnderAnyCapitalisationOfTheAddress() {
        var person = Person.registered();

        login(person.email().toUpperCase(), Person.PASSWORD)
                .statusCode(200)
                .header("cache-control", "no-store")
                .body("user.id", equalTo(person.id().toString()))
                .body("access_token", notNullValue())
                .body("refresh_token", notNullValue());
    }

    @Test
    void eachLoginIsASessionThatTheOthersAreTold() {
        var person = Person.registered();

        login(person.email(), Person.PASSWORD).statusCode(200);

        var sessions = Database.column("select id::text from sessions where user_id = ?", person.id());
        assertThat(sessions).hasSize(2).allSatisfy(session -> assertThat(
                TestBus.await(Topics.FACTS_IDENTITY, "session.created", session.toString(), PATIENCE)
                        .data().get("user_id").asText()).isEqualTo(person.id().toString()));
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        var person = Person.registered();

        var wrong = login(person.email(), "not the password").statusCode(401).extract();
        var unknown = login("nobody@example.org", "not the password").statusCode(401).extract();

        assertThat(wrong.<String>path("type")).isEqualTo("https://clonememoria.io/problems/invalid-credentials");
        assertThat(unknown.<String>path("detail")).isEqualTo(wrong.path("detail"));
        assertThat(unknown.<String>path("type")).isEqualTo(wrong.path("type"));
        assertThat(unknown.headers().asList().stream().map(header -> header.getName()).toList())
                .isEqualTo(wrong.headers().asList().stream().map(header -> header.getName()).toList());
    }

    /** Both take their full time, which is longer than a check of a password: a lower bound, so no pause can break it. */
    @Test
    void aWrongPasswordAndAnUnknownAddressAreRefusedAfterTheSameTime() {
        var person = Person.registered();

        var wrong = duration(() -> login(person.email(), "not the password").statusCode(401));
        var unknown = duration(() -> login("nobody@example.org", "not the password").statusCode(401));

        assertThat(wrong).isGreaterThanOrEqualTo(config.refusalTime());
        assertThat(unknown).isGreaterThanOrEqualTo(config.refusalTime());
    }

    @Test
    void aFailureIsToldOnlyWhereThereIsAnAccount() {
        var person = Person.registered();

        login(person.email(), "not the password").statusCode(401);
        login("nobody@example.org", "not the password").statusCode(401);

        TestBus.await(Topics.FACTS_IDENTITY, "session.failed", person.id().toString(), PATIENCE);
        assertThat(TestBus.read(Topics.FACTS_IDENTITY, event -> event.type().equals("session.failed")))
                .allSatisfy(event -> assertThat(Database.count("select count(*) from users where id::text = ?",
                        event.data().get("user_id").asText())).isOne());
    }

    @Test
    void aDeletedAccountIsUnknown() {
        var person = Person.registered();
        Database.run("update users set deleted_at = now() where id = ?", person.id());

        login(person.email(), Person.PASSWORD).statusCode(401);
        given().contentType("application/json").body(Map.of("refresh_token", person.refreshToken()))
                .post("/api/v1/auth/refresh").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"' or 1=1 --", "%", "", "no address at all"})
    void whatIsNoAddressIsAnUnknownOne(String email) {
        login(email, Person.PASSWORD).statusCode(401);
    }

    @Test
    void boundsWhatIsHashed() {
        login("a\u0000b@example.org", "password").statusCode(422);
        login("a@example.org", "p".repeat(257)).statusCode(422);
        login("a".repeat(300), "password").statusCode(422);
        given().contentType("application/json").body("{\"email\": null, \"password\": null}")
                .post("/api/v1/auth/login").then().statusCode(422);
    }

    private static Duration duration(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static ValidatableResponse login(String email, String password) {
        return given().contentType("application/json").body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login").then();
    }
}
