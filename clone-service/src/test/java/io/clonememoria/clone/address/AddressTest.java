package io.clonememoria.clone.address;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Letterbox;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class AddressTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Person person;
    private Letterbox letters;

    @Inject
    MockMailbox mailbox;

    @BeforeEach
    void register() {
        person = Person.registered();
        letters = new Letterbox(person.email());
    }

    // --- verification

    @Test
    void theLinkThatComesWithARegistrationProvesTheAddressOnce() {
        person.gets("/users/me").body("email_verified", equalTo(false));
        var token = letters.token("verify-email");

        verify(token).statusCode(200).body("id", equalTo(person.id().toString())).body("email_verified", equalTo(true));

        person.gets("/users/me").body("email_verified", equalTo(true));
        verify(token).statusCode(404).body("type", endsWith("/link-not-valid"));
        TestBus.await(Topics.FACTS_IDENTITY, "user.email_verified", person.id().toString(), SOON);
    }

    @Test
    void onlyTheNewestLinkWorks() {
        var first = letters.token("verify-email");
        resend().statusCode(202);
        var second = letters.token("verify-email", 2);

        verify(first).statusCode(404);
        verify(second).statusCode(200);
    }

    @Test
    void whoHasProvenTheAddressGetsNoOtherLink() {
        verify(letters.token("verify-email")).statusCode(200);

        resend().statusCode(202);

        assertThat(linksKept(person.id(), "verify-email")).isZero();
    }

    @Test
    void aLinkThatIsTooLateIsNotValid() {
        var token = letters.token("verify-email");
        Database.run("update private.one_time_links set expires_at = now() where user_id = ?", person.id());

        verify(token).statusCode(404).body("type", endsWith("/link-not-valid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\": null}", "{\"token\": 7}", "{\"token\": \"\"}", "{\"token\": \"short\"}",
        "{\"token\": [\"a\"]}", "{\"token\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\u0000\"}"})
    void whatIsNoTokenIsRefusedByName(String body) {
        for (var path : new String[] {"verify-email", "email/confirm"}) {
            given().contentType("application/json").body(body).post("/api/v1/auth/" + path).then()
                    .statusCode(422).body("errors.field", hasItem("token"));
        }
        verify("a".repeat(5000)).statusCode(422).body("errors.field", hasItem("token"));
    }

    @Test
    void resendingNeedsSomebodyWhoIsLoggedIn() {
        given().post("/api/v1/auth/verify-email/resend").then().statusCode(401);
    }

    // --- change of address

    @Test
    void anAddressChangesWhenTheLinkThatWasSentToItComesBackAndTheOldOneIsTold() {
        var wanted = newAddress();

        change(wanted, Person.PASSWORD).statusCode(202);
        person.gets("/users/me").body("email", equalTo(person.email()));
        letters.titled("Somebody wants to change your address");
        confirm(new Letterbox(wanted).token("confirm-address")).statusCode(200)
                .body("email", equalTo(wanted)).body("email_verified", equalTo(true));

        person.gets("/users/me").body("email", equalTo(wanted));
        letters.titled("Your address was changed");
        login(wanted).statusCode(200);
        login(person.email()).statusCode(401);
        TestBus.await(Topics.FACTS_IDENTITY, "user.email_changed", person.id().toString(), SOON);
        TestBus.await(Topics.FACTS_IDENTITY, "user.email_verified", person.id().toString(), SOON);
    }

    @Test
    void whatWasSentToTheOldAddressWorksNoMore() {
        var wanted = newAddress();
        var proof = letters.token("verify-email");
        given().contentType("application/json").body(Map.of("email", person.email()))
                .post("/api/v1/auth/password-reset").then().statusCode(202);
        var reset = letters.token("reset-password");

        change(wanted, Person.PASSWORD).statusCode(202);
        confirm(new Letterbox(wanted).token("confirm-address")).statusCode(200);

        verify(proof).statusCode(404);
        given().contentType("application/json").body(Map.of("token", reset, "password", "another password"))
                .post("/api/v1/auth/password-reset/confirm").then().statusCode(404);
    }

    @Test
    void aTakenAddressGetsTheSameAnswerAndNoLetter() {
        var other = Person.registered();

        change(other.email().toUpperCase(), Person.PASSWORD).statusCode(202);

        letters.titled("Somebody wants to change your address");
        assertThat(linksKept(person.id(), "confirm-address")).isZero();
        assertThat(new Letterbox(other.email().toUpperCase()).mails()).isEmpty();
    }

    @Test
    void whoOpensAnAccountWithTheAddressMeanwhileKeepsIt() {
        var wanted = newAddress();
        change(wanted, Person.PASSWORD).statusCode(202);
        var token = new Letterbox(wanted).token("confirm-address");
        given().contentType("application/json").body(Map.of("email", wanted, "password", Person.PASSWORD, "full_name", "Eve"))
                .post("/api/v1/auth/register").then().statusCode(201);

        confirm(token).statusCode(409).body("type", endsWith("/email-already-registered"));

        person.gets("/users/me").body("email", equalTo(person.email()));
    }

    @Test
    void ofManyWhoWantTheSameAddressOneGetsIt() throws Exception {
        var wanted = newAddress();
        var people = IntStream.range(0, 4).mapToObj(_ -> Person.registered()).toList();
        for (var each : people) {
            each.posts("/auth/email", Map.of("email", wanted, "password", Person.PASSWORD)).statusCode(202);
        }
        new Letterbox(wanted).token("confirm-address", people.size());
        var tokens = new Letterbox(wanted).mails().stream()
                .map(mail -> mail.getText().replaceAll("(?s).*#token=([A-Za-z0-9_-]{43}).*", "$1")).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(tokens.stream().<Callable<Integer>>map(token ->
                    () -> confirm(token).extract().statusCode()).toList());
            var statuses = answers.stream().map(answer -> answer.resultNow()).toList();
            assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        }
    }

    @Test
    void aWrongPasswordChangesNothing() {
        change(newAddress(), "not the password").statusCode(422)
                .body("type", endsWith("/wrong-password")).body("errors.field", hasItem("password"));

        assertThat(linksKept(person.id(), "confirm-address")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\": \"p\"}", "{\"email\": \"no address\", \"password\": \"p\"}",
        "{\"email\": \"a\\u0000b@example.org\", \"password\": \"p\"}", "{\"email\": [], \"password\": \"p\"}"})
    void whatIsNoAddressIsRefusedByName(String body) {
        person.posts("/auth/email", body).statusCode(422).body("errors.field", hasItem("email"));
    }

    @Test
    void aKeyThatIsBoundToASpaceHasNoBusinessHere() {
        var bound = person.with(TestEdge.tokenBoundTo(person.id(), UUID.randomUUID()));

        bound.posts("/auth/email", Map.of("email", newAddress(), "password", Person.PASSWORD)).statusCode(403);
        bound.asks().post("/api/v1/auth/verify-email/resend").then().statusCode(403);
    }

    private ValidatableResponse resend() {
        return person.asks().post("/api/v1/auth/verify-email/resend").then();
    }

    private ValidatableResponse change(String email, String password) {
        return person.posts("/auth/email", Map.of("email", email, "password", password));
    }

    private static ValidatableResponse verify(String token) {
        return given().contentType("application/json").body(Map.of("token", token)).post("/api/v1/auth/verify-email").then();
    }

    private static ValidatableResponse confirm(String token) {
        return given().contentType("application/json").body(Map.of("token", token)).post("/api/v1/auth/email/confirm").then();
    }

    private static ValidatableResponse login(String email) {
        return given().contentType("application/json").body(Map.of("email", email, "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then();
    }

    private static long linksKept(UUID person, String purpose) {
        return Database.count("select count(*) from private.one_time_links where user_id = ? and purpose = ?", person, purpose);
    }

    private static String newAddress() {
        return "new-" + UUID.randomUUID() + "@example.org";
    }
}
