package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LogoutTest {

    @Test
    void hereEndsThisSessionOnly() {
        var person = Person.registered();
        var here = onlySessionOf(person);
        var elsewhere = login(person);

        inSession(person, here).posts("/auth/logout", Map.of()).statusCode(204);

        refresh(person.refreshToken()).statusCode(401);
        refresh(elsewhere).statusCode(200);
        TestBus.await(Topics.FACTS_IDENTITY, "session.revoked", here.toString(), Duration.ofSeconds(20));
    }

    @Test
    void everywhereEndsAll() {
        var person = Person.registered();
        var elsewhere = login(person);

        person.posts("/auth/logout", Map.of("all", true)).statusCode(204);

        refresh(person.refreshToken()).statusCode(401);
        refresh(elsewhere).statusCode(401);
        assertThat(Database.count("select count(*) from sessions where user_id = ? and revoked_at is null", person.id()))
                .isZero();
    }

    @Test
    void needsNoBodyAndMayBeSaidTwice() {
        var person = Person.registered();
        var here = onlySessionOf(person);

        inSession(person, here).asks().post("/api/v1/auth/logout").then().statusCode(204);
        inSession(person, here).asks().post("/api/v1/auth/logout").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 0\r\n"})
    void needsNoHeadersOfABodyEither(String header) throws Exception {
        var person = Person.registered();

        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("POST /api/v1/auth/logout HTTP/1.1\r\nHost: clone\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + person.token() + "\r\n" + header + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 204");
        }
    }

    @Test
    void aTokenWithASessionOfSomebodyElseEndsNothingOfTheirs() {
        var person = Person.registered();
        var stranger = Person.registered();

        inSession(stranger, onlySessionOf(person)).posts("/auth/logout", Map.of()).statusCode(204);

        refresh(person.refreshToken()).statusCode(200);
    }

    @Test
    void isForThoseWhoAreLoggedIn() {
        given().contentType("application/json").body("{}").post("/api/v1/auth/logout").then().statusCode(401);
        given().auth().oauth2(TestEdge.forged(UUID.randomUUID())).contentType("application/json").body("{}")
                .post("/api/v1/auth/logout").then().statusCode(401);
    }

    private static Person inSession(Person person, UUID session) {
        return person.with(TestEdge.caller(person.id()).inSession(session).token());
    }

    private static UUID onlySessionOf(Person person) {
        return (UUID) Database.column("select id from sessions where user_id = ?", person.id()).getFirst();
    }

    private static String login(Person person) {
        return given().contentType("application/json").body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then().statusCode(200).extract().path("refresh_token");
    }

    private static ValidatableResponse refresh(String token) {
        return given().contentType("application/json").body(Map.of("refresh_token", token))
                .post("/api/v1/auth/refresh").then();
    }
}
