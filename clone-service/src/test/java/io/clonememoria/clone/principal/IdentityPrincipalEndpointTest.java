package io.clonememoria.clone.principal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.local.TestSibling;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Whom an outside issuer knows becomes somebody here on first sight, and nobody else's account can be had that way. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class IdentityPrincipalEndpointTest {
    private static final String ISSUER = "https://issuer.example.org/auth/v1";
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "quarkus.management.test-port")
    int port;

    private final String subject = "subject-" + UUID.randomUUID();
    private final String email = subject + "@example.org";

    @Test
    void onFirstSightAPersonIsMadeAndToldOf() {
        var person = meet(Map.of("email", email, "email_verified", true, "name", "Ann Martin")).statusCode(200)
                .body("email_verified", equalTo(true))
                .body("admin", equalTo(false))
                .body("suspended", equalTo(false))
                .body("$", not(hasKey("session_id")))
                .extract().<String>path("user_id");

        assertThat(Database.column("select full_name || ' ' || email from users where id::text = ?", person))
                .containsExactly("Ann Martin " + email);
        TestBus.await(Topics.FACTS_IDENTITY, "user.registered", person, SOON);
        assertThat(Database.column("select consent from consent_log where user_id::text = ?", person)).containsExactly("data_processing");
    }

    @Test
    void theSecondTimeItIsTheSamePersonWhateverTheIssuerSaysOfThemNow() {
        var first = meet(Map.of("email", email, "email_verified", true)).extract().<String>path("user_id");

        meet(Map.of("email", "another-" + email, "email_verified", true, "name", "Other")).statusCode(200)
                .body("user_id", equalTo(first));
        meet(Map.of()).statusCode(200).body("user_id", equalTo(first));

        assertThat(Database.column("select email from users where id::text = ?", first)).containsExactly(email);
    }

    @Test
    void ofManyFirstRequestsAtOnceOnePersonComes() throws Exception {
        var people = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var met = threads.invokeAll(IntStream.range(0, 40)
                    .<Callable<String>>mapToObj(_ -> () -> meet(Map.of("email", email, "email_verified", true)).statusCode(200)
                            .extract().path("user_id"))
                    .toList());
            for (var one : met) {
                people.add(one.get());
            }
        }

        assertThat(people).hasSize(1);
        assertThat(Database.count("select count(*) from users where email = ?", email)).isOne();
        assertThat(Database.count("select count(*) from user_identities where subject = ?", subject)).isOne();
    }

    @Test
    void theSameSubjectOfAnotherIssuerIsSomebodyElse() {
        var one = meet(Map.of("email", email, "email_verified", true)).extract().<String>path("user_id");

        var other = ask(Map.of("issuer", "https://other.example.org", "subject", subject, "email", "o-" + email), subject)
                .statusCode(200).extract().<String>path("user_id");

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void anAccountIsLinkedWhenBothSidesHaveVerifiedItsAddress() {
        var person = Person.registered();
        Database.run("update users set email_verified_at = now() where id = ?", person.id());

        meet(Map.of("email", person.email().toUpperCase(), "email_verified", true)).statusCode(200)
                .body("user_id", equalTo(person.id().toString()));

        TestBus.await(Topics.FACTS_IDENTITY, "user.identity_linked", person.id().toString(), SOON);
        meet(Map.of()).body("user_id", equalTo(person.id().toString()));
    }

    @Test
    void anAddressThatOnlyOneSideHasVerifiedLinksNothing() {
        var unverifiedHere = Person.registered();
        var verifiedHere = Person.registered();
        Database.run("update users set email_verified_at = now() where id = ?", verifiedHere.id());

        meet(Map.of("email", unverifiedHere.email(), "email_verified", true)).statusCode(409)
                .body("type", equalTo("https://clonememoria.io/problems/identity-not-linked"));
        meet(Map.of("email", verifiedHere.email(), "email_verified", false)).statusCode(409);
        meet(Map.of("email", verifiedHere.email())).statusCode(409);

        assertThat(Database.count("select count(*) from user_identities where subject = ?", subject)).isZero();
    }

    @Test
    void withoutAnAddressNobodyIsMade() {
        meet(Map.of()).statusCode(409).body("type", equalTo("https://clonememoria.io/problems/identity-without-email"));
        meet(Map.of("email", "no address")).statusCode(409);

        assertThat(Database.count("select count(*) from user_identities where subject = ?", subject)).isZero();
    }

    @Test
    void suspensionAndDeletionHoldForThemToo() {
        var person = meet(Map.of("email", email, "email_verified", true)).extract().<String>path("user_id");

        Database.run("update users set suspended_at = now() where id::text = ?", person);
        meet(Map.of("email", email)).statusCode(200).body("suspended", equalTo(true));
        Database.run("update users set deleted_at = now() where id::text = ?", person);
        meet(Map.of("email", email, "email_verified", true)).statusCode(404);

        assertThat(Database.count("select count(*) from users where email = ?", email)).isOne();
    }

    @Test
    void anIdentityWhoseAddressNobodyVerifiedEndsWhenSomebodyProvesToHaveIt() {
        var trap = meet(Map.of("email", email, "email_verified", false)).statusCode(200)
                .body("email_verified", equalTo(false)).extract().<String>path("user_id");

        // what the link of a password reset does
        Database.run("update users set password_hash = 'hash' where id::text = ?", trap);

        meet(Map.of("email", email, "email_verified", false)).statusCode(409);
    }

    @Test
    void aVerifiedOneStaysWhenItsPersonChoosesAPassword() {
        var person = meet(Map.of("email", email, "email_verified", true)).extract().<String>path("user_id");

        Database.run("update users set password_hash = 'hash' where id::text = ?", person);

        meet(Map.of()).statusCode(200).body("user_id", equalTo(person));
    }

    @Test
    void onlyASiblingMayTellForThisPurposeAndAboutThisSubject() {
        var body = Map.of("issuer", ISSUER, "subject", subject, "email", email);

        given().port(port).body(body).post("/internal/principals/identities").then().statusCode(401);
        given().port(port).contentType("application/json").body(body)
                .auth().oauth2(TestSibling.token("gateway", "clone-service", "resolve-principal", subject))
                .post("/internal/principals/identities").then().statusCode(403);
        ask(body, "somebody-else").statusCode(422);
        ask(Map.of("issuer", ISSUER), subject).statusCode(422);
        given().port(port).contentType("application/json").body("[")
                .auth().oauth2(TestSibling.token("gateway", "clone-service", "meet-identity", subject))
                .post("/internal/principals/identities").then().statusCode(400);

        assertThat(Set.copyOf(Database.column("select subject from user_identities"))).doesNotContain(subject);
    }

    private ValidatableResponse meet(Map<String, Object> described) {
        var body = new HashMap<>(described);
        body.put("issuer", ISSUER);
        body.put("subject", subject);
        return ask(body, subject);
    }

    private ValidatableResponse ask(Map<String, ?> body, String about) {
        return given().port(port).contentType("application/json").body(body)
                .auth().oauth2(TestSibling.token("gateway", "clone-service", "meet-identity", about))
                .post("/internal/principals/identities").then();
    }
}
