package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People see where they are logged in, and end what they do not know. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SessionListTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
            + "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

    @Test
    void theLatestComesFirstWithItsDeviceAndItsAddress() {
        var person = Person.registered();
        login(person, FIREFOX, "192.0.2.10");
        login(person, IPHONE, "2001:db8::10");

        person.gets("/auth/sessions").statusCode(200).header("cache-control", "no-store")
                .body("data", hasSize(3))
                .body("data[0].device", equalTo("Safari on iPhone"))
                .body("data[0].address", equalTo("2001:db8::10"))
                .body("data[1].device", equalTo("Firefox on Linux"))
                .body("data[1].address", equalTo("192.0.2.10"))
                .body("data[2].address", nullValue())
                .body("next_cursor", nullValue());
    }

    @Test
    void theOneThatAsksIsMarked() {
        var person = Person.registered();
        var first = onlySessionOf(person);
        login(person, FIREFOX, "192.0.2.11");

        inSession(person, first).gets("/auth/sessions")
                .body("data[0].current", equalTo(false))
                .body("data[1].id", equalTo(first.toString()))
                .body("data[1].current", equalTo(true));
    }

    @Test
    void refreshingTellsFromWhereAndWhenItWasLastUsed() {
        var person = Person.registered();
        Database.run("update sessions set created_at = now() - interval '1 hour', last_used_at = now() - interval '1 hour' "
                + "where user_id = ?", person.id());
        given().contentType("application/json").header("user-agent", IPHONE).header("x-forwarded-for", "192.0.2.12")
                .body(Map.of("refresh_token", person.refreshToken())).post("/api/v1/auth/refresh").then().statusCode(200);

        var session = person.gets("/auth/sessions").body("data[0].device", equalTo("Safari on iPhone"))
                .body("data[0].address", equalTo("192.0.2.12")).extract();

        assertThat(Instant.parse(session.path("data[0].last_used_at")))
                .isAfter(Instant.parse(session.<String>path("data[0].created_at")).plus(Duration.ofMinutes(59)));
    }

    @Test
    void aSessionFromBeforeItWasNotedKnowsWhenItBegan() {
        var person = Person.registered();
        Database.run("update sessions set last_used_at = null, ip_address = null, user_agent = null where user_id = ?", person.id());

        var session = person.gets("/auth/sessions").body("data[0].device", equalTo("Unknown device")).extract();

        assertThat(session.<String>path("data[0].last_used_at")).isEqualTo(session.path("data[0].created_at"));
    }

    @Test
    void longListsComeInPages() {
        var person = Person.registered();
        login(person, FIREFOX, "192.0.2.13");
        login(person, FIREFOX, "192.0.2.13");

        var first = person.gets("/auth/sessions?limit=2").body("data", hasSize(2)).extract();

        person.gets("/auth/sessions?limit=2&cursor=" + first.path("next_cursor")).body("data", hasSize(1));
    }

    @Test
    void whatIsEndedIsGoneAndToldAndCannotBeRefreshed() {
        var person = Person.registered();
        var session = onlySessionOf(person);
        login(person, FIREFOX, "192.0.2.14");

        person.deletes("/auth/sessions/" + session).statusCode(204);
        person.deletes("/auth/sessions/" + session).statusCode(204);

        person.gets("/auth/sessions").body("data", hasSize(1));
        given().contentType("application/json").body(Map.of("refresh_token", person.refreshToken()))
                .post("/api/v1/auth/refresh").then().statusCode(401);
        TestBus.await(Topics.FACTS_IDENTITY, "session.revoked", session.toString(), Duration.ofSeconds(20));
        assertThat(Database.count("select count(*) from sessions where id = ? and revoked_at is not null", session)).isOne();
    }

    @Test
    void thoseOfOthersDoNotExist() {
        var person = Person.registered();
        var stranger = Person.registered();

        stranger.deletes("/auth/sessions/" + onlySessionOf(person)).statusCode(404)
                .body("type", equalTo("https://clonememoria.io/problems/session-not-found"));
        stranger.deletes("/auth/sessions/" + UUID.randomUUID()).statusCode(404);
        stranger.gets("/auth/sessions").body("data", hasSize(1));

        person.gets("/auth/sessions").body("data", hasSize(1));
    }

    @Test
    void isForPeopleWhoAreLoggedIn() {
        var person = Person.registered();
        given().get("/api/v1/auth/sessions").then().statusCode(401);
        given().delete("/api/v1/auth/sessions/" + onlySessionOf(person)).then().statusCode(401);

        person.with(TestEdge.caller(person.id()).boundTo(UUID.randomUUID()).token()).gets("/auth/sessions").statusCode(403);
    }

    private static Person inSession(Person person, UUID session) {
        return person.with(TestEdge.caller(person.id()).inSession(session).token());
    }

    private static UUID onlySessionOf(Person person) {
        return (UUID) Database.column("select id from sessions where user_id = ?", person.id()).getFirst();
    }

    private static void login(Person person, String userAgent, String address) {
        given().contentType("application/json").header("user-agent", userAgent).header("x-forwarded-for", address)
                .body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then().statusCode(200);
    }
}
