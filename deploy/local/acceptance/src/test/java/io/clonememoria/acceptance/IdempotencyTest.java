package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is sent again under its key is answered again and done once. */
@ExtendWith(RunningSuite.class)
class IdempotencyTest {
    private final Api person = Api.newPerson();
    private final String key = UUID.randomUUID().toString();

    @Test
    void aCloneIsMadeOnceHoweverOftenItsRequestArrives() {
        var answers = IntStream.range(0, 6)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> withKey().contentType("application/json")
                        .body(Map.of("name", "Grandma")).post("/clones")))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(answer -> answer.statusCode()).contains(201).isSubsetOf(201, 409);
        person.get("/clones").body("data", hasSize(1));
        withKey().contentType("application/json").body(Map.of("name", "Grandpa")).post("/clones").then().statusCode(422);
    }

    @Test
    void aMemoryAndAFileAreKeptOnce() {
        var cloneId = person.newClone("Grandma");
        for (var time : List.of("first", "second")) {
            var replayed = time.equals("first") ? null : "true";
            withKey().contentType("application/json").body(Map.of("title", "Garden", "content", "We grew tomatoes in Lyon."))
                    .post("/clones/{id}/memories", cloneId).then().statusCode(201)
                    .header("Idempotency-Replayed", equalTo(replayed));
            withKey().multiPart("file", "letter.txt", "Dear all".getBytes(StandardCharsets.UTF_8), "text/plain")
                    .post("/clones/{id}/documents", cloneId).then().statusCode(201)
                    .header("Idempotency-Replayed", equalTo(replayed));
        }
        person.get("/clones/{id}/memories", cloneId).body("data", hasSize(1));
        person.get("/clones/{id}/documents", cloneId).body("data", hasSize(1));
    }

    @Test
    void aTurnIsAnsweredAndChargedOnceAndToldAgainInBothRepresentations() {
        var cloneId = person.newClone("Grandma");
        person.remember(cloneId, "Garden", "We grew tomatoes in Lyon.");
        var conversation = person.newConversation(cloneId);
        var first = say(conversation, "application/json").statusCode(201).header("Idempotency-Replayed", nullValue())
                .extract();

        var second = say(conversation, "application/json").statusCode(201).header("Idempotency-Replayed", "true").extract();
        var stream = say(conversation, "text/event-stream").statusCode(200).header("Idempotency-Replayed", "true")
                .extract().asString();

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(stream.lines().filter(line -> line.startsWith("event:")))
                .containsExactly("event:message.started", "event:citations", "event:delta", "event:message.completed");
        assertThat(stream).contains(first.<String>path("user_message.id"), first.<String>path("clone_message.id"),
                first.<String>path("clone_message.content"));
        person.get("/conversations/{id}/messages", conversation).body("data", hasSize(2));
    }

    @Test
    void aStreamIsReplayedAsJsonToo() {
        var cloneId = person.newClone("Grandma");
        person.remember(cloneId, "Garden", "We grew tomatoes in Lyon.");
        var conversation = person.newConversation(cloneId);
        var stream = say(conversation, "text/event-stream").statusCode(200).extract().asString();

        var again = say(conversation, "application/json").statusCode(201).header("Idempotency-Replayed", "true").extract();

        assertThat(stream).contains(again.<String>path("user_message.id"), again.<String>path("clone_message.id"));
        person.get("/conversations/{id}/messages", conversation).body("data", hasSize(2));
    }

    private ValidatableResponse say(String conversation, String accept) {
        return withKey().accept(accept).contentType("application/json").body(Map.of("content", "What did you grow?"))
                .post("/conversations/{id}/messages", conversation).then();
    }

    private RequestSpecification withKey() {
        return person.request().header("Idempotency-Key", key);
    }
}
