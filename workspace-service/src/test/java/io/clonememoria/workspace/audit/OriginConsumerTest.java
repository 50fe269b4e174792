package io.clonememoria.workspace.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.event.RestrictedData;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.workspace.database.Database;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OriginConsumerTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final UUID user = UUID.randomUUID();

    @Inject
    @Keyset(Keyset.Of.BUS)
    DataCipher cipher;

    @Test
    void theLogShowsFromWhereAnActCameWhicheverIsToldFirst() {
        var act = UUID.randomUUID();
        origin(act);
        await().atMost(LONG_ENOUGH).until(() ->
                Database.count("select from audit_origins where event_id = ?", act) == 1);
        TestBus.fact(act, Topics.FACTS_IDENTITY, "session.created", UUID.randomUUID(),
                "{\"user_id\": \"%s\"}".formatted(user));

        await().atMost(LONG_ENOUGH).untilAsserted(() -> given().auth().oauth2(TestEdge.token(user))
                .get("/api/v1/audit-log").then().statusCode(200)
                .body("data[0].id", equalTo(act.toString()))
                .body("data[0].ip_address", equalTo("2001:db8::7"))
                .body("data[0].user_agent", equalTo("curl/8")));
        assertThat(Database.count("select from audit_log where user_id = ?", user)).isEqualTo(1);
    }

    private void origin(UUID act) {
        var id = UUID.randomUUID();
        var sealed = RestrictedData.seal(new JsonObject().put("user_id", user.toString())
                .put("event_id", act.toString()).put("ip_address", "2001:db8::7").put("user_agent", "curl/8"), id, cipher);
        TestBus.fact(id, Topics.RESTRICTED_AUDIT, "origin.recorded", act, sealed.encode());
    }
}
