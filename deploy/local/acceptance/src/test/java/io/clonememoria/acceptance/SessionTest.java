package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People see where they are logged in and end what they do not know; whoever guesses passwords has to wait. */
@ExtendWith(RunningSuite.class)
class SessionTest {
    private final Api ann = Api.newPerson();

    @Test
    void everySessionIsListedWithDeviceAndAddress() {
        var elsewhere = loggedInAgain();

        ann.get("/auth/sessions").statusCode(200)
                .body("data", hasSize(2))
                .body("data[0].current", equalTo(false))
                .body("data[1].current", equalTo(true))
                .body("data[0].device", notNullValue())
                .body("data[0].address", equalTo("127.0.0.1"));
        elsewhere.get("/auth/sessions").body("data[0].current", equalTo(true));
    }

    /** Within a second of the event, which itself takes as long as the relay; a loaded machine gets some patience. */
    @Test
    void aSessionThatIsEndedFromAnotherOneIsCutOff() {
        var elsewhere = loggedInAgain();
        elsewhere.get("/clones").statusCode(200);
        var session = ann.get("/auth/sessions").extract().<String>path("data.find { !it.current }.id");

        var start = System.nanoTime();
        ann.delete("/auth/sessions/{id}", session).statusCode(204);
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).pollDelay(Duration.ZERO)
                .until(() -> elsewhere.get("/clones").extract().statusCode() == 401);
        System.out.printf("A session that was ended was refused after %d ms%n", (System.nanoTime() - start) / 1_000_000);

        elsewhere.get("/clones").statusCode(401).body("type", endsWith("/session-revoked"));
        Api.NOBODY.post("/auth/refresh", Map.of("refresh_token", elsewhere.refreshToken())).statusCode(401);
        ann.get("/clones").statusCode(200);
        ann.get("/auth/sessions").body("data", hasSize(1));
    }

    @Test
    void thoseOfOthersDoNotExist() {
        var eve = Api.newPerson();
        var session = ann.get("/auth/sessions").extract().<String>path("data[0].id");

        eve.delete("/auth/sessions/{id}", session).statusCode(404).body("type", endsWith("/session-not-found"));

        ann.get("/clones").statusCode(200);
    }

    @Test
    void whoGuessesPasswordsHasToWaitAndLearnsNothing() {
        for (var guess = 0; guess < 10; guess++) {
            login(ann.email(), "guess " + guess).statusCode(401);
        }

        var known = login(ann.email(), Api.PASSWORD).statusCode(429).body("type", endsWith("/too-many-failed-logins")).extract();
        assertThat(Integer.parseInt(known.header("retry-after"))).isBetween(1, 900);
        ann.get("/clones").statusCode(200);
    }

    private Api loggedInAgain() {
        return Api.of(login(ann.email(), Api.PASSWORD).statusCode(200), ann.email());
    }

    private static io.restassured.response.ValidatableResponse login(String email, String password) {
        return Api.NOBODY.post("/auth/login", Map.of("email", email, "password", password));
    }
}
