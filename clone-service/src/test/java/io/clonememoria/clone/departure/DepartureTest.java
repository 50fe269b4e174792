package io.clonememoria.clone.departure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Letterbox;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
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
class DepartureTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Person person;

    @Inject
    MockMailbox mailbox;

    @BeforeEach
    void register() {
        person = Person.registered();
    }

    @Test
    void whoLeavesIsLoggedOutEverywhereAndCannotLogIn() {
        leave(Person.PASSWORD).statusCode(204);

        person.gets("/users/me").statusCode(404);
        refresh().statusCode(401);
        login().statusCode(401);
        new Letterbox(person.email()).titled("Your account is deleted");
        TestBus.await(Topics.FACTS_IDENTITY, "user.deleted", person.id().toString(), SOON);
        var state = TestBus.await(Topics.STATE_USERS, event -> event.key().equals(person.id().toString())
                && !event.data().get("deleted_at").isNull(), SOON);
        assertThat(state.rowVersion()).isGreaterThan(1);
    }

    @Test
    void whoComesBackFindsEverythingAgain() {
        var clone = person.makesClone();
        leave(Person.PASSWORD).statusCode(204);

        restore(person.email().toUpperCase(), Person.PASSWORD).statusCode(200).body("id", equalTo(person.id().toString()));

        login().statusCode(200);
        person.gets("/clones").statusCode(200).body("data.id", contains(clone.toString()));
        new Letterbox(person.email()).titled("Your account is back");
        TestBus.await(Topics.FACTS_IDENTITY, "user.restored", person.id().toString(), SOON);
        restore(person.email(), Person.PASSWORD).statusCode(401);
    }

    @Test
    void nobodySeesTheClonesOfWhoIsAway() {
        var space = UUID.randomUUID();
        var friend = Person.registered();
        Siblings.addMember(space, person.id(), "member");
        Siblings.addMember(space, friend.id(), "member");
        var clone = person.makesCloneIn(space);
        var conversation = friend.opensConversation(clone);

        leave(Person.PASSWORD).statusCode(204);

        friend.gets("/clones/" + clone).statusCode(404);
        friend.gets("/clones?space_id=" + space).statusCode(200).body("data", empty());
        friend.posts("/conversations/" + conversation + "/messages", Map.of("content", "Are you there?")).statusCode(404);
        friend.gets("/conversations/" + conversation).statusCode(404);

        restore(person.email(), Person.PASSWORD).statusCode(200);
        friend.gets("/clones/" + clone).statusCode(200);
        friend.gets("/conversations/" + conversation).statusCode(200);
    }

    @Test
    void theAddressStaysTheirs() {
        leave(Person.PASSWORD).statusCode(204);

        given().contentType("application/json")
                .body(Map.of("email", person.email(), "password", "eight characters", "full_name", "Eve"))
                .post("/api/v1/auth/register").then().statusCode(409);
        given().contentType("application/json").body(Map.of("email", person.email()))
                .post("/api/v1/auth/password-reset").then().statusCode(202);
        assertThat(Database.count("select count(*) from private.one_time_links where user_id = ? and purpose = 'password-reset'",
                person.id())).isZero();
    }

    @Test
    void afterTheWindowThereIsNoWayBack() {
        leave(Person.PASSWORD).statusCode(204);
        Database.run("update users set deleted_at = now() - interval '31 days' where id = ?", person.id());

        restore(person.email(), Person.PASSWORD).statusCode(401).body("type", endsWith("/invalid-credentials"));
    }

    @Test
    void aWrongPasswordAnUnknownAddressAndAnAccountThatIsThereGetTheSameAnswer() {
        var there = restore(person.email(), Person.PASSWORD).statusCode(401).extract().<String>path("type");
        leave(Person.PASSWORD).statusCode(204);

        assertThat(restore(person.email(), "wrong password").statusCode(401).extract().<String>path("type")).isEqualTo(there);
        assertThat(restore("nobody-" + person.email(), "wrong").statusCode(401).extract().<String>path("type")).isEqualTo(there);
    }

    @Test
    void whoIsSuspendedDoesNotSlipInThisWay() {
        leave(Person.PASSWORD).statusCode(204);
        Database.run("update users set suspended_at = now() where id = ?", person.id());

        restore(person.email(), Person.PASSWORD).statusCode(403).body("type", endsWith("/account-suspended"));

        assertThat(Database.count("select count(*) from users where id = ? and deleted_at is not null", person.id())).isOne();
    }

    @Test
    void doneByManyAtOnceItIsDoneOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var left = threads.invokeAll(IntStream.range(0, 4).<Callable<Integer>>mapToObj(_ ->
                    () -> leave(Person.PASSWORD).extract().statusCode()).toList());
            assertThat(left.stream().map(answer -> answer.resultNow())).containsOnly(204, 404).containsOnlyOnce(204);
            var back = threads.invokeAll(IntStream.range(0, 4).<Callable<Integer>>mapToObj(_ ->
                    () -> restore(person.email(), Person.PASSWORD).extract().statusCode()).toList());
            assertThat(back.stream().map(answer -> answer.resultNow())).contains(200).isSubsetOf(200, 401);
        }

        TestBus.await(Topics.FACTS_IDENTITY, "user.restored", person.id().toString(), SOON);
        assertThat(TestBus.read(Topics.FACTS_IDENTITY, event -> event.subject().equals(person.id().toString())))
                .extracting(TestBus.Event::type).containsOnlyOnce("user.deleted", "user.restored");
    }

    @Test
    void theLastAdministratorStays() {
        var others = Database.column("update users set is_platform_admin = false where is_platform_admin returning id");
        Database.run("update users set is_platform_admin = true where id = ?", person.id());
        try {
            leave(Person.PASSWORD).statusCode(409).body("type", endsWith("/last-administrator"));
        } finally {
            others.forEach(other -> Database.run("update users set is_platform_admin = true where id = ?", other));
            Database.run("update users set is_platform_admin = false where id = ?", person.id());
        }
        leave(Person.PASSWORD).statusCode(204);
    }

    @Test
    void aWrongPasswordDeletesNothing() {
        leave("not the password").statusCode(422).body("type", endsWith("/wrong-password"))
                .body("errors.field", hasItem("password"));

        person.gets("/users/me").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\": null}", "{\"password\": 12345678}", "{\"password\": [\"p\"]}"})
    void leavingNamesTheFieldThatIsWrong(String body) {
        person.asks().body(body).delete("/api/v1/users/me").then().statusCode(422).body("errors.field", hasItem("password"));
        given().contentType("application/json").body(body.replace("{", "{\"email\": \"a@example.org\"" + (body.equals("{}") ? "" : ", ")))
                .post("/api/v1/auth/restore").then().statusCode(422).body("errors.field", hasItem("password"));
    }

    @Test
    void leavingNeedsABodyAndAPerson() {
        person.asks().delete("/api/v1/users/me").then().statusCode(422);
        given().contentType("application/json").body(Map.of("password", Person.PASSWORD)).delete("/api/v1/users/me").then()
                .statusCode(401);
        person.with(TestEdge.tokenBoundTo(person.id(), UUID.randomUUID())).asks().body(Map.of("password", Person.PASSWORD))
                .delete("/api/v1/users/me").then().statusCode(403);
    }

    private ValidatableResponse leave(String password) {
        return person.asks().body(Map.of("password", password)).delete("/api/v1/users/me").then();
    }

    private static ValidatableResponse restore(String email, String password) {
        return given().contentType("application/json").body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/restore").then();
    }

    private ValidatableResponse login() {
        return given().contentType("application/json").body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then();
    }

    private ValidatableResponse refresh() {
        return given().contentType("application/json").body(Map.of("refresh_token", person.refreshToken()))
                .post("/api/v1/auth/refresh").then();
    }
}
