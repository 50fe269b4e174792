package io.clonememoria.clone.password;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Letterbox;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PasswordTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ANOTHER = "a quite different password";

    private Person person;
    private Letterbox letters;

    @Inject
    MockMailbox mailbox;

    @BeforeEach
    void register() {
        person = Person.registered();
        letters = new Letterbox(person.email());
    }

    // --- reset

    @Test
    void aResetGivesANewPasswordEndsEverySessionAndIsToldToTheOwner() {
        ask(person.email()).statusCode(202);
        var token = letters.token("reset-password");

        confirm(token, ANOTHER).statusCode(204);

        login(ANOTHER).statusCode(200);
        login(Person.PASSWORD).statusCode(401);
        refresh().statusCode(401);
        letters.titled("Your password was changed");
        TestBus.await(Topics.FACTS_IDENTITY, event -> event.type().equals("session.revoked")
                && event.data().get("user_id").asText().equals(person.id().toString()), SOON);
        var told = TestBus.await(Topics.FACTS_IDENTITY, "user.password_changed", person.id().toString(), SOON);
        assertThat(told.data().get("reset").asBoolean()).isTrue();
    }

    @Test
    void aLinkWorksOnce() {
        ask(person.email());
        var token = letters.token("reset-password");
        confirm(token, ANOTHER).statusCode(204);

        confirm(token, "and yet another one").statusCode(404).body("type", endsWith("/link-not-valid"));

        login(ANOTHER).statusCode(200);
    }

    @Test
    void ofSeveralLinksOnlyTheNewestWorks() {
        ask(person.email());
        var first = letters.token("reset-password");
        ask(person.email().toUpperCase());
        var second = letters.token("reset-password", 2);

        confirm(first, ANOTHER).statusCode(404);
        confirm(second, ANOTHER).statusCode(204);
    }

    @Test
    void ofManyWhoAskAtOnceOneLinkIsLeftAndOfManyWhoUseItOneSucceeds() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 4).<Callable<Integer>>mapToObj(_ ->
                    () -> ask(person.email()).extract().statusCode()).toList());
            assertThat(Database.count("select count(*) from private.one_time_links where user_id = ? and purpose = 'password-reset'",
                    person.id())).isOne();
            ask(person.email());
            var token = letters.token("reset-password", 5);

            var answers = threads.invokeAll(IntStream.range(0, 6).<Callable<Integer>>mapToObj(at ->
                    () -> confirm(token, "password number " + at).extract().statusCode()).toList());

            assertThat(answers.stream().map(answer -> answer.resultNow())).containsOnly(204, 404).containsOnlyOnce(204);
        }
    }

    @Test
    void aLinkThatIsTooLateIsNotValid() {
        ask(person.email());
        var token = letters.token("reset-password");
        Database.run("update private.one_time_links set expires_at = now() where user_id = ?", person.id());

        confirm(token, ANOTHER).statusCode(404).body("type", endsWith("/link-not-valid"));
    }

    @Test
    void anUnknownAddressIsAnsweredAlikeAndAsSlowly() {
        ask(person.email()); // the first of its kind warms up
        var known = time(() -> ask(person.email()).statusCode(202));
        var unknown = time(() -> ask("nobody-" + person.email()).statusCode(202));

        assertThat(known).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(unknown.minus(known).abs()).isLessThan(Duration.ofMillis(400));
        assertThat(new Letterbox("nobody-" + person.email()).mails()).isEmpty();
    }

    @Test
    void anUnknownTokenIsNotValid() {
        confirm("x".repeat(43), ANOTHER).statusCode(404).body("type", endsWith("/link-not-valid"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"password\": \"long enough\"}                                                        | token",
        "{\"token\": \"short\", \"password\": \"long enough\"}                                   | token",
        "{\"token\": 5, \"password\": \"long enough\"}                                          | token",
        "{\"token\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}                            | password",
        "{\"token\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"password\": \"short\"}  | password",
        "{\"token\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"password\": {}}         | password"})
    void aResetNamesTheFieldThatIsWrong(String body, String field) {
        given().contentType("application/json").body(body).post("/api/v1/auth/password-reset/confirm").then()
                .statusCode(422).body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\": null}", "{\"email\": \"no address\"}", "{\"email\": 1}",
        "{\"email\": \"a\\u0007b@example.org\"}"})
    void askingNamesTheFieldThatIsWrong(String body) {
        given().contentType("application/json").body(body).post("/api/v1/auth/password-reset").then()
                .statusCode(422).body("errors.field", hasItem("email"));
    }

    @Test
    void whatIsTooLongIsRefusedByName() {
        ask("a".repeat(300) + "@example.org").statusCode(422).body("errors.field", hasItem("email"));
        confirm("x".repeat(43), "p".repeat(257)).statusCode(422).body("errors.field", hasItem("password"));
    }

    // --- change

    @Test
    void aChangeEndsEveryOtherSession() {
        var elsewhere = refreshTokenOf(login(Person.PASSWORD).statusCode(200));

        change(Person.PASSWORD, ANOTHER).statusCode(204);

        given().contentType("application/json").body(Map.of("refresh_token", elsewhere))
                .post("/api/v1/auth/refresh").then().statusCode(401);
        login(ANOTHER).statusCode(200);
        login(Person.PASSWORD).statusCode(401);
        letters.titled("Your password was changed");
        var told = TestBus.await(Topics.FACTS_IDENTITY, "user.password_changed", person.id().toString(), SOON);
        assertThat(told.data().get("reset").asBoolean()).isFalse();
    }

    @Test
    void aChangeMakesAResetThatWasAskedForWorthless() {
        ask(person.email());
        var token = letters.token("reset-password");

        change(Person.PASSWORD, ANOTHER).statusCode(204);

        confirm(token, "a stranger's password").statusCode(404);
    }

    @Test
    void whoDoesNotKnowThePasswordDoesNotChangeIt() {
        change("not the password", ANOTHER).statusCode(422)
                .body("type", endsWith("/wrong-password")).body("errors.field", hasItem("current_password"));

        login(Person.PASSWORD).statusCode(200);
    }

    @Test
    void ofTwoChangesAtOnceOneCounts() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 4).<Callable<Integer>>mapToObj(at ->
                    () -> change(Person.PASSWORD, "password number " + at).extract().statusCode()).toList());

            assertThat(answers.stream().map(answer -> answer.resultNow())).containsOnly(204, 422).containsOnlyOnce(204);
        }
    }

    @Test
    void aNewPasswordHasItsBounds() {
        change(Person.PASSWORD, "short").statusCode(422).body("errors.field", hasItem("new_password"));
        change(Person.PASSWORD, "p".repeat(257)).statusCode(422).body("errors.field", hasItem("new_password"));
        person.posts("/auth/password", Map.of("new_password", ANOTHER)).statusCode(422)
                .body("errors.field", hasItem("current_password"));
    }

    @Test
    void whoHasNoPasswordYetIsShownTheWayToOne() {
        Database.run("update users set password_hash = null where id = ?", person.id());

        change("anything", ANOTHER).statusCode(409).body("type", endsWith("/no-password"));
        ask(person.email()).statusCode(202);
        confirm(letters.token("reset-password"), ANOTHER).statusCode(204);

        login(ANOTHER).statusCode(200);
    }

    @Test
    void nobodyButTheLoginReadsAHash() throws Exception {
        try (var request = Database.requestOf(person.id())) {
            assertThatThrownBy(() ->
                    Database.column(request, "select * from private.password_of(?)", person.id()))
                    .hasMessageContaining("permission denied");
        }
    }

    private ValidatableResponse change(String current, String wanted) {
        return person.posts("/auth/password", Map.of("current_password", current, "new_password", wanted));
    }

    private static ValidatableResponse ask(String email) {
        return given().contentType("application/json").body(Map.of("email", email)).post("/api/v1/auth/password-reset").then();
    }

    private static ValidatableResponse confirm(String token, String password) {
        return given().contentType("application/json").body(Map.of("token", token, "password", password))
                .post("/api/v1/auth/password-reset/confirm").then();
    }

    private ValidatableResponse login(String password) {
        return given().contentType("application/json").body(Map.of("email", person.email(), "password", password))
                .post("/api/v1/auth/login").then();
    }

    private ValidatableResponse refresh() {
        return given().contentType("application/json").body(Map.of("refresh_token", person.refreshToken()))
                .post("/api/v1/auth/refresh").then();
    }

    private static String refreshTokenOf(ValidatableResponse session) {
        return session.extract().path("refresh_token");
    }

    private static Duration time(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
