package io.clonememoria.clone.principal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.local.TestSibling;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PrincipalEndpointTest {
    @ConfigProperty(name = "quarkus.management.test-port")
    int port;

    private Person person;
    private UUID session;

    @BeforeEach
    void register() {
        person = Person.registered();
        session = (UUID) Database.column("select id from sessions where user_id = ?", person.id()).getFirst();
    }

    @Test
    void aSessionTellsItsPerson() {
        ask("sessions", session).statusCode(200)
                .body("user_id", equalTo(person.id().toString()))
                .body("session_id", equalTo(session.toString()))
                .body("email_verified", equalTo(false))
                .body("admin", equalTo(false))
                .body("suspended", equalTo(false))
                .body("plan", equalTo("free"))
                .body("$", not(hasKey("email")));
    }

    @Test
    void itTellsHowThePersonIsNow() {
        Database.run("update users set is_platform_admin = true, suspended_at = now(), email_verified_at = now() where id = ?",
                person.id());

        for (var answer : new ValidatableResponse[] {ask("sessions", session), ask("users", person.id())}) {
            answer.statusCode(200).body("admin", equalTo(true)).body("suspended", equalTo(true))
                    .body("email_verified", equalTo(true));
        }
    }

    @Test
    void nobodyStandsBehindWhatHasEnded() {
        ask("sessions", UUID.randomUUID()).statusCode(404).contentType("application/problem+json");
        ask("sessions", "x").statusCode(404);
        ask("users", UUID.randomUUID()).statusCode(404);

        person.posts("/auth/logout", Map.of("all", true)).statusCode(204);
        ask("sessions", session).statusCode(404);
        ask("users", person.id()).statusCode(200);
    }

    @Test
    void norBehindASessionThatHasExpiredOrAPersonWhoIsGone() {
        Database.run("update sessions set expires_at = now() where id = ?", session);
        ask("sessions", session).statusCode(404);

        Database.run("update users set deleted_at = now() where id = ?", person.id());
        ask("users", person.id()).statusCode(404);
    }

    @Test
    void onlyASiblingMayAsk() {
        given().port(port).get("/internal/principals/users/" + person.id()).then().statusCode(401);
        given().port(port).auth().oauth2(person.token()).get("/internal/principals/users/" + person.id()).then()
                .statusCode(401);
        given().port(port).auth().oauth2(TestSibling.token("gateway", "clone-service", "export-personal-data", "x"))
                .get("/internal/principals/users/" + person.id()).then().statusCode(403);
    }

    private ValidatableResponse ask(String what, Object id) {
        return given().port(port)
                .auth().oauth2(TestSibling.token("gateway", "clone-service", "resolve-principal", id.toString()))
                .get("/internal/principals/" + what + "/" + id).then();
    }
}
