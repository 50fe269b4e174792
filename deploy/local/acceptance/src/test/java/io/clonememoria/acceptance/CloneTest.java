package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A clone from its making to its rest, and back. */
@ExtendWith(RunningSuite.class)
class CloneTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Api ann = Api.newPerson();

    @Test
    void greetsWhoeverBeginsToTalkWithIt() {
        var cloneId = ann.post("/clones", Map.of("name", "Rose", "greeting", "Come in, dear.")).statusCode(201)
                .body("greeting", equalTo("Come in, dear.")).extract().<String>path("id");

        var conversation = ann.newConversation(cloneId);

        ann.get("/conversations/{id}/messages", conversation).statusCode(200)
                .body("data.role", contains("clone")).body("data.content", contains("Come in, dear."))
                .body("data[0].metadata.greeting", equalTo(true));
        ann.say(conversation, "Good morning").statusCode(201);
        ann.get("/conversations/{id}/messages", conversation).body("data", hasSize(3));
    }

    @Test
    void isListedWithHowMuchThereIsOfIt() {
        var cloneId = ann.newClone("Rose");
        var first = ann.remember(cloneId, "The bakery", "We opened it in 1962.");
        ann.remember(cloneId, "The dog", "Biscuit was afraid of thunder.");
        ann.newConversation(cloneId);

        await().atMost(SOON).untilAsserted(() -> ann.get("/clones").statusCode(200)
                .body("data[0].memories_count", equalTo(2)).body("data[0].conversations_count", equalTo(1)));
        ann.delete("/memories/{id}", first).statusCode(204);

        await().atMost(SOON).untilAsserted(() -> ann.get("/clones/{id}", cloneId).body("memories_count", equalTo(1)));
    }

    @Test
    void retiresAndKeepsItsMemoriesAndSpeaksAgain() {
        var cloneId = ann.newClone("Rose");
        ann.remember(cloneId, "The bakery", "In 1962 Tom and I opened the bakery.");
        var conversation = ann.newConversation(cloneId);

        act(cloneId, "retire").statusCode(200).body("status", equalTo("retired"));
        ann.say(conversation, "When did you open the bakery?").statusCode(409)
                .body("type", equalTo("https://clonememoria.io/problems/clone-retired"));
        ann.get("/conversations/{id}/messages", conversation).statusCode(200).body("data", empty());
        ann.get("/clones/{id}/memories", cloneId).statusCode(200).body("data", hasSize(1));

        act(cloneId, "reactivate").statusCode(200).body("status", equalTo("active"));
        ann.say(conversation, "When did you open the bakery?").statusCode(201)
                .body("clone_message.content", containsString("1962"));
    }

    @Test
    void comesBackWithAllThatItRememberedAndAllThatWasSaid() {
        var cloneId = ann.newClone("Rose");
        ann.remember(cloneId, "The bakery", "In 1962 Tom and I opened the bakery.");
        var conversation = ann.newConversation(cloneId);
        ann.delete("/clones/{id}", cloneId).statusCode(204);
        ann.get("/clones").body("data", empty());
        ann.get("/clones?deleted=true").body("data.id", contains(cloneId));
        ann.say(conversation, "When did you open the bakery?").statusCode(409);

        act(cloneId, "restore").statusCode(200).body("deleted_at", equalTo(null));

        ann.get("/conversations/{id}", conversation).statusCode(200);
        await().atMost(SOON).untilAsserted(() -> ann.get("/clones/{id}/memories", cloneId).statusCode(200).body("data", hasSize(1)));
        ann.say(conversation, "When did you open the bakery?").statusCode(201)
                .body("clone_message.content", containsString("1962"));
    }

    @Test
    void ofTwentyThatCreateAndRestoreAtOnceExactlyTwoFindRoom() throws Exception {
        var deleted = IntStream.range(0, 10).mapToObj(at -> ann.newClone("Number " + at)).peek(id ->
                ann.delete("/clones/{id}", id).statusCode(204)).toList();
        var creations = Collections.<Callable<Integer>>nCopies(10, () ->
                ann.post("/clones", Map.of("name", "Rush")).extract().statusCode());
        var restores = deleted.stream().<Callable<Integer>>map(id -> () -> act(id, "restore").extract().statusCode());

        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = threads.invokeAll(Stream.concat(creations.stream(), restores).toList()).stream()
                    .map(Future::resultNow).toList();

            assertThat(answers).isSubsetOf(200, 201, 402).filteredOn(status -> status < 300).hasSize(2);
        }
        ann.get("/clones").body("data", hasSize(2));
        ann.post("/clones", Map.of("name", "One too many")).statusCode(402).body("used", equalTo(2));
    }

    @Test
    void saysWhoCanSpeakForItAndTakesNobodyElse() {
        var settings = "/clones/" + ann.newClone("Rose") + "/settings";

        ann.get(settings).statusCode(200).body("llm_provider", equalTo("embedded")).body("offered.llm.provider", hasItem("embedded"));
        for (var wrong : List.of("nobody", "openai", "anthropic", "ollama", "gemini")) {
            patch(settings, Map.of("llm_provider", wrong)).statusCode(422).body("errors.field", contains("llm_provider"));
        }
        patch(settings, Map.of("temperature", 2.1)).statusCode(422).body("errors.field", contains("temperature"));
        patch(settings, Map.of("llm_model", "a\u0000b")).statusCode(422).body("errors.field", contains("llm_model"));
        patch(settings, Map.of("tts_provider", "embedded")).statusCode(403)
                .body("type", equalTo("https://clonememoria.io/problems/consent-required"))
                .body("consent", equalTo("voice_processing"));
        patch(settings, Map.of("temperature", 0.2)).statusCode(200).body("temperature", equalTo(0.2f));
    }

    private ValidatableResponse act(String cloneId, String what) {
        return ann.request().post("/clones/{id}/{what}", cloneId, what).then();
    }

    private ValidatableResponse patch(String path, Object body) {
        return ann.request().contentType(ContentType.JSON).body(body).patch(path).then();
    }
}
