package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSuite.class)
class ConversationTest {
    private static Api ann;
    private static String cloneId;
    private static String memoryId;

    @BeforeAll
    static void aCloneWithMemories() {
        ann = Api.newPerson();
        cloneId = ann.newClone("Grandma Rose");
        memoryId = ann.remember(cloneId, "The bakery",
                "In 1962 Tom and I opened the bakery in Harbour Street with a loan of four hundred pounds.");
        ann.remember(cloneId, "The dog", "Our dog Biscuit was afraid of thunder and slept under the piano.");
        ann.remember(cloneId, "Le mariage", "Ma sœur Colette s'est mariée à Lyon en juin 1958, sous une pluie battante.");
        var documentId = ann.upload(cloneId, "Letter to Ellen",
                "Dear Ellen,\n\nthe apple tree your father planted has borne its first fruit. We made seven jars of jelly.\n\nYour Rose");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                ann.get("/documents/{id}", documentId).statusCode(200).body("status", equalTo("indexed")));
    }

    @Test
    void theCloneAnswersOutOfAMemoryAndNamesIt() {
        ann.say(ann.newConversation(cloneId), "When did you open the bakery?").statusCode(201)
                .body("user_message.role", equalTo("user"))
                .body("clone_message.role", equalTo("clone"))
                .body("clone_message.content", containsString("1962"))
                .body("clone_message.metadata.ai_generated", equalTo(true))
                .body("clone_message.metadata.provider", equalTo("embedded"))
                .body("clone_message.metadata.citations[0].id", equalTo(memoryId));
    }

    @Test
    void theCloneAnswersOutOfADocument() {
        ann.say(ann.newConversation(cloneId), "What did you make of the apples from the tree?").statusCode(201)
                .body("clone_message.content", containsString("jelly"));
    }

    @Test
    void aFrenchQuestionFindsAFrenchMemory() {
        ann.say(ann.newConversation(cloneId), "Quand ta sœur Colette s'est-elle mariée ?").statusCode(201)
                .body("clone_message.content", containsString("1958"));
    }

    @Test
    void theCloneSaysSoWhenItRemembersNothing() {
        ann.say(ann.newConversation(cloneId), "Which submarine did you command in the war?").statusCode(201)
                .body("clone_message.metadata.citations", empty());
    }

    @Test
    void aConversationKeepsItsMessages() {
        var conversationId = ann.newConversation(cloneId);
        ann.say(conversationId, "What was the dog called?").statusCode(201);

        ann.get("/conversations/{id}/messages", conversationId).statusCode(200)
                .body("data", hasSize(2)).body("next_cursor", equalTo(null));
    }

    @Test
    void theAnswerStreamsAsItIsMade() {
        var conversationId = ann.newConversation(cloneId);

        var stream = ann.request().accept("text/event-stream").contentType("application/json")
                .body(Map.of("content", "When did you open the bakery?"))
                .post("/conversations/{id}/messages", conversationId).then()
                .statusCode(200).contentType(containsString("text/event-stream")).extract().asString();

        var events = stream.lines().filter(line -> line.startsWith("event:")).map(line -> line.substring(6).trim()).toList();
        assertThat(events).startsWith("message.started", "citations", "delta").endsWith("message.completed");
        assertThat(stream).contains("1962");
    }

    @Test
    void whatIsNotAMessageIsRefusedWithItsField() {
        var conversationId = ann.newConversation(cloneId);
        for (var content : List.of("", "   ", "x".repeat(16_001), "a\u0000b")) {
            ann.say(conversationId, content).statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo("content"))
                    .body("detail", not(containsString("Exception")));
        }
        ann.get("/conversations/{id}/messages", conversationId).body("data", empty());
    }
}
