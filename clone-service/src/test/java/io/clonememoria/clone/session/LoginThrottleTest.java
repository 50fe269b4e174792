package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passwords may be guessed ten times from one address and a hundred times from anywhere, however many come at once. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LoginThrottleTest {
    private static final String WRONG = "not the password";

    @Test
    void theEleventhGuessFromOneAddressMustWait() {
        var person = Person.registered();
        guess(person.email(), 10, "192.0.2.1");

        var answer = login(person.email(), Person.PASSWORD, "192.0.2.1")
                .statusCode(429)
                .body("type", equalTo("https://clonememoria.io/problems/too-many-failed-logins"))
                .extract();

        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(850, 900);
    }

    @Test
    void whoAsksFromElsewhereIsStillHeard() {
        var person = Person.registered();
        guess(person.email(), 11, "192.0.2.2");

        login(person.email(), Person.PASSWORD, "192.0.2.3").statusCode(200);
        login(person.email(), Person.PASSWORD, "192.0.2.2").statusCode(429);
    }

    @Test
    void anAddressThatNobodyHasIsThrottledLikeAnother() {
        var nobody = UUID.randomUUID() + "@example.org";
        guess(nobody, 10, "192.0.2.4");

        login(nobody, WRONG, "192.0.2.4").statusCode(429)
                .body("type", equalTo("https://clonememoria.io/problems/too-many-failed-logins"));
    }

    @Test
    void anotherCapitalisationIsTheSameAccount() {
        var person = Person.registered();
        guess(person.email(), 5, "192.0.2.5");
        guess(person.email().toUpperCase(), 5, "192.0.2.5");

        login(person.email(), WRONG, "192.0.2.5").statusCode(429);
    }

    @Test
    void theRightPasswordForgivesTheWrongOnesBefore() {
        var person = Person.registered();
        guess(person.email(), 9, "192.0.2.6");

        login(person.email(), Person.PASSWORD, "192.0.2.6").statusCode(200);

        guess(person.email(), 9, "192.0.2.6");
        login(person.email(), Person.PASSWORD, "192.0.2.6").statusCode(200);
    }

    @Test
    void whenTheTimeIsOverGuessesCountAnew() {
        var person = Person.registered();
        guess(person.email(), 10, "192.0.2.7");
        login(person.email(), WRONG, "192.0.2.7").statusCode(429);

        Database.run("update private.attempts set until = clock_timestamp()");

        login(person.email(), Person.PASSWORD, "192.0.2.7").statusCode(200);
    }

    @Test
    void ofHundredsAtOnceTenAreComparedAndTheOthersCostLittle() {
        var person = Person.registered();
        var start = System.nanoTime();

        var statuses = atOnce(400, _ -> login(person.email(), "192.0.2.8"));

        assertThat(statuses).containsOnly(Map.entry(401, 10L), Map.entry(429, 390L));
        // ten comparisons, the wait that refusals share, and nothing that grows with those who are sent away
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    /** Ten thousand in a minute are a hundred and seventy in a second. */
    @Test
    void whoMustWaitAnyhowCostsNextToNothing() {
        var person = Person.registered();
        guess(person.email(), 10, "192.0.2.20");
        var start = System.nanoTime();

        var statuses = atOnce(2_000, _ -> login(person.email(), "192.0.2.20"));

        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("2000 logins were sent away in %d ms%n", took.toMillis());
        assertThat(statuses).containsOnly(Map.entry(429, 2_000L));
        assertThat(took).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void manyMachinesTogetherGuessAHundredTimes() {
        var person = Person.registered();

        var statuses = atOnce(120, sender -> login(person.email(), "198.51.100." + sender));

        assertThat(statuses).containsOnly(Map.entry(401, 100L), Map.entry(429, 20L));
        login(person.email(), Person.PASSWORD, "203.0.113.1").statusCode(429);
    }

    @Test
    void theCountsNameNobody() {
        var person = Person.registered();
        guess(person.email(), 1, "192.0.2.9");

        assertThat(Database.column("select row_to_json(a)::text from private.attempts a"))
                .noneMatch(row -> row.toString().contains(person.email()) || row.toString().contains("192.0.2"));
    }

    private static void guess(String email, int times, String sender) {
        atOnce(times, _ -> login(email, sender));
    }

    private static Map<Integer, Long> atOnce(int times, IntFunction<HttpRequest> request) {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var sent = IntStream.range(0, times)
                    .mapToObj(number -> client.sendAsync(request.apply(number), BodyHandlers.discarding()))
                    .toList();
            return sent.stream().map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(answer -> answer.statusCode(), Collectors.counting()));
        }
    }

    private static HttpRequest login(String email, String sender) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/auth/login"))
                .header("content-type", "application/json").header("x-forwarded-for", sender)
                .POST(BodyPublishers.ofString(JsonObject.of("email", email, "password", WRONG).encode()))
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    private static ValidatableResponse login(String email, String password, String sender) {
        return given().contentType("application/json").header("x-forwarded-for", sender)
                .body(Map.of("email", email, "password", password)).post("/api/v1/auth/login").then();
    }
}
