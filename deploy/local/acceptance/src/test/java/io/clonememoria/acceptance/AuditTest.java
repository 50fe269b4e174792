package io.clonememoria.acceptance;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSuite.class)
class AuditTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private final Api ann = Api.newPerson();

    @Test
    void eachActOfAPersonIsInTheirAuditLog() {
        var cloneId = ann.newClone("Grandpa");
        var memoryId = ann.remember(cloneId, "Boat", "The boat was called Annabel.");
        ann.upload(cloneId, "Note", "A note about the boat.");
        ann.say(ann.newConversation(cloneId), "What was the boat called?").statusCode(201);

        await().atMost(SOON).untilAsserted(() -> ann.get("/audit-log").statusCode(200)
                .body("data.event", hasItems("user.registered", "session.created", "clone.created", "memory.created",
                        "document.uploaded", "document.indexed", "conversation.created", "message.sent",
                        "message.completed")));
        ann.get("/audit-log?event=memory.created").statusCode(200)
                .body("data[0].resource_type", equalTo("memory")).body("data[0].resource_id", equalTo(memoryId))
                .body("data[0].user_id", equalTo(ann.userId()));
    }

    @Test
    void nobodyReadsAnothersAuditLog() {
        ann.newClone("Mine");
        await().atMost(SOON).untilAsserted(() ->
                ann.get("/audit-log").body("data.event", hasItems("clone.created")));

        var eve = Api.newPerson();

        eve.get("/audit-log?event=clone.created").statusCode(200).body("data", empty());
    }

    @Test
    void whatIsUsedIsCountedFromTheEvents() {
        var cloneId = ann.newClone("Grandpa");
        ann.say(ann.newConversation(cloneId), "Hello?").statusCode(201);

        await().atMost(SOON).untilAsserted(() -> ann.get("/billing/usage").statusCode(200)
                .body("data[0].clones_created", equalTo(1)).body("data[0].messages_count", equalTo(1)));
    }

    @Test
    void theRequestIdComesBackInTheAnswerAndInTheProblem() {
        var id = "acceptance-" + UUID.randomUUID();

        ann.request().header("x-request-id", id).contentType("application/json").body(Map.of("name", ""))
                .post("/clones").then().statusCode(422).header("x-request-id", id).body("request_id", equalTo(id));
    }
}
