package io.clonememoria.billing.key;

import static io.clonememoria.billing.BillingDatabase.execute;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.local.TestSibling;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class KeyPrincipalEndpointTest {
    @ConfigProperty(name = "quarkus.management.test-port")
    int port;

    private final UUID ada = UUID.randomUUID();
    private final UUID key = UUID.randomUUID();
    private final UUID space = UUID.randomUUID();
    private final String hash = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");

    @BeforeEach
    void adaHasAKey() {
        execute("insert into api_keys (id, user_id, name, key_hash, key_prefix, scopes) values "
                + "(?, ?, 'script', ?, 'cmk_live_abc', array['clones:read'])", key, ada, hash);
    }

    @Test
    void aKeyTellsWhoMadeItAndWhatItAllows() {
        ask(hash).statusCode(200)
                .body("user_id", equalTo(ada.toString()))
                .body("key_id", equalTo(key.toString()))
                .body("space_id", nullValue())
                .body("scopes", contains("clones:read"))
                .body("plan", equalTo("free"))
                .body("expires_at", nullValue());
    }

    @Test
    void withThePlanOfItsMakerAndItsEnd() {
        execute("insert into subscriptions (user_id, plan) values (?, 'pro')", ada);
        execute("update api_keys set expires_at = '2099-01-01T00:00:00Z' where id = ?", key);

        ask(hash).statusCode(200).body("plan", equalTo("pro")).body("expires_at", equalTo("2099-01-01T00:00:00Z"));
    }

    @Test
    void nobodyStandsBehindAnotherHash() {
        ask("0".repeat(64)).statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked_at = now()", "expires_at = now()"})
    void norBehindAKeyThatHasEnded(String how) {
        execute("update api_keys set " + how + " where id = ?", key);

        ask(hash).statusCode(404);
    }

    @Test
    void aSpacesKeyEndsWithTheMembershipOfItsMaker() {
        execute("update api_keys set space_id = ? where id = ?", space, key);
        ask(hash).statusCode(404);

        execute("insert into projection.space_members values (?, ?, 'admin', 1)", space, ada);
        ask(hash).statusCode(200).body("space_id", equalTo(space.toString()));

        execute("update projection.space_members set removed_at = now() where space_id = ?", space);
        ask(hash).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "rubbish", "{\"key_hash\":7}", "{\"key_hash\":\"abc\"}"})
    void whatIsNoHashIsRefused(String body) {
        send(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void onlyASiblingMayAsk() {
        given().port(port).body("{}").post("/internal/principals/keys").then().statusCode(401);
    }

    private ValidatableResponse ask(String keyHash) {
        return send("{\"key_hash\":\"" + keyHash + "\"}");
    }

    private ValidatableResponse send(String body) {
        return given().port(port)
                .auth().oauth2(TestSibling.token("gateway", "billing-service", "resolve-principal", "key"))
                .body(body).post("/internal/principals/keys").then();
    }
}
