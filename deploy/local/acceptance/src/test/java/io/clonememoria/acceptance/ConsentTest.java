package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSuite.class)
class ConsentTest {
    private static final int REFUSED = 403;
    /** A loaded machine gets some patience for a single one; the middle of several must keep the promise. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final int ROUNDS = 11;

    private final Api ann = Api.newPerson();

    @Test
    void aWithdrawnConsentBindsAtOnceWhereItIsKeptAndWithinASecondElsewhere() {
        var cloneId = ann.newClone("Grandpa");
        ann.remember(cloneId, "Boat", "The boat was called Annabel.");
        var memories = new ArrayList<Duration>();
        var spaces = new ArrayList<Duration>();

        for (var round = 0; round < ROUNDS; round++) {
            allow(false);
            var since = System.nanoTime();
            rename(cloneId).statusCode(REFUSED).body("type", endsWith("/consent-required"))
                    .body("consent", equalTo("data_processing")).body("person", equalTo("you"));
            spaces.add(untilRefused(since, () -> ann.post("/spaces", Map.of()).extract().statusCode()));
            memories.add(untilRefused(since, () -> remember(cloneId).extract().statusCode()));

            allow(true);
            rename(cloneId).statusCode(200);
            await().atMost(PATIENCE).until(() -> remember(cloneId).extract().statusCode() == 201);
            await().atMost(PATIENCE).until(() -> ann.post("/spaces", Map.of()).extract().statusCode() != REFUSED);
        }

        System.out.printf("A withdrawn consent bound in memory-service after %s, at the gateway after %s%n", memories, spaces);
        assertThat(middle(memories)).isLessThan(PROMISED);
        assertThat(middle(spaces)).isLessThan(PROMISED);
    }

    @Test
    void withoutConsentAPersonStillReadsSearchesDeletesAndComesAndGoes() {
        var cloneId = ann.newClone("Grandpa");
        var memoryId = ann.remember(cloneId, "Boat", "The boat was called Annabel.");
        var conversationId = ann.newConversation(cloneId);
        allow(false);
        await().atMost(PATIENCE).until(() -> remember(cloneId).extract().statusCode() == REFUSED);

        ann.say(conversationId, "What was the boat called?").statusCode(REFUSED);
        ann.get("/clones/{id}", cloneId).statusCode(200);
        ann.get("/memories/{id}", memoryId).statusCode(200);
        ann.post("/clones/{id}/memories/search", Map.of("query", "boat"), cloneId).statusCode(200)
                .body("results.title", hasItem("Boat"));
        ann.get("/audit-log").statusCode(200);
        ann.delete("/memories/{id}", memoryId).statusCode(204);
        ann.delete("/clones/{id}", cloneId).statusCode(204);
        Api.NOBODY.post("/auth/login", Map.of("email", ann.email(), "password", Api.PASSWORD)).statusCode(200);
        ann.post("/auth/logout", Map.of()).statusCode(204);
    }

    @Test
    void eachDecisionIsInTheLedgerAndInTheAuditLogWithWhereItWasMade() {
        decide(Map.of("third_party_apis", true, "voice_processing", true)).statusCode(200)
                .body("third_party_apis.granted", equalTo(true)).body("third_party_apis.since", notNullValue());
        decide(Map.of("voice_processing", false)).statusCode(200);

        ann.get("/users/me/consents/history").statusCode(200)
                .body("data.consent", contains("voice_processing", "third_party_apis", "voice_processing", "data_processing"))
                .body("data.granted", contains(false, true, true, true))
                .body("data.ip_address", hasItem(notNullValue()))
                .body("data[0].user_agent", notNullValue());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> ann.get("/audit-log").statusCode(200)
                .body("data.event", hasItems("user.registered", "user.consent_changed")));
    }

    @Test
    void peopleAreCalledByNameByThoseOnlyWhoShareASpaceWithThem() {
        var eve = Api.newPerson();

        ann.get("/profiles?ids=" + ann.userId() + "," + eve.userId()).statusCode(200)
                .body("data.id", contains(ann.userId())).body("data[0].full_name", equalTo("Ada Example"));
    }

    private static Duration untilRefused(long since, IntSupplier status) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> status.getAsInt() == REFUSED);
        return Duration.ofMillis(Duration.ofNanos(System.nanoTime() - since).toMillis());
    }

    private static Duration middle(List<Duration> measured) {
        return measured.stream().sorted().toList().get(measured.size() / 2);
    }

    private void allow(boolean processing) {
        decide(Map.of("data_processing", processing)).statusCode(200);
    }

    private ValidatableResponse decide(Map<String, Boolean> wishes) {
        return ann.request().contentType("application/json").body(wishes).patch("/users/me/consents").then();
    }

    private ValidatableResponse rename(String cloneId) {
        return ann.request().contentType("application/json").body(Map.of("name", "Grandpa")).patch("/clones/{id}", cloneId).then();
    }

    private ValidatableResponse remember(String cloneId) {
        return ann.post("/clones/{id}/memories", Map.of("title", "Boat", "content", "Blue."), cloneId);
    }
}
