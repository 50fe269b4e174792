package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.event.RestrictedData;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From where somebody acts on an account is told to the audit log and to nobody else. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OriginTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String AGENT = "Letters/1.0 (" + "x".repeat(600) + ")";

    @Inject
    @Keyset(Keyset.Of.BUS)
    DataCipher cipher;

    @Test
    void aRegistrationTellsItsAddressAndItsAgentEncryptedAndCut() {
        var user = UUID.fromString(given().header("x-forwarded-for", "2001:db8::7").header("user-agent", AGENT)
                .contentType("application/json")
                .body(Map.of("email", UUID.randomUUID() + "@example.org", "password", "correct horse battery staple",
                        "full_name", "Astrid Lindqvist"))
                .post("/api/v1/auth/register").then().statusCode(201).extract().<String>path("user.id"));

        var act = TestBus.await(Topics.FACTS_IDENTITY, "user.registered", user.toString(), SOON);
        var told = TestBus.await(Topics.RESTRICTED_AUDIT, "origin.recorded", act.id(), SOON);
        assertThat(act.data().toString()).doesNotContain("2001:db8", "Letters");
        assertThat(told.data().toString()).doesNotContain("2001:db8", "Letters");
        assertThat(RestrictedData.open(new JsonObject(told.data().toString()), UUID.fromString(told.id()), cipher))
                .isEqualTo(new JsonObject().put("user_id", user.toString()).put("event_id", act.id())
                        .put("ip_address", "2001:db8::7").put("user_agent", AGENT.substring(0, 500)));
    }
}
