package io.clonememoria.clone.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A turn where memory-service is out of reach; with it, the acceptance suite has the turn. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ChatResourceTest {

    @Test
    void withoutMemoriesThereIsNoAnswerButTheMessageIsKeptAndNothingCharged() {
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());

        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "Where did you live?\n(And when?)"))
                .statusCode(503)
                .contentType("application/problem+json")
                .header("retry-after", matchesPattern("\\d+"))
                .body("type", equalTo("https://clonememoria.io/problems/memory-unavailable"));

        person.gets("/conversations/" + conversation + "/messages")
                .body("data.role", equalTo(List.of("user")))
                .body("data.content", hasItem("Where did you live?\n(And when?)"));
        assertThat(Database.count("select used from private.limit_counters where limit_name = 'messages' and subject = ?", person.id())).isZero();
        assertThat(Database.count("select count(*) from private.limit_holds where subject = ?", person.id())).isZero();
    }

    @Test
    void theMessageIsToldWithoutItsWords() {
        var person = Person.registered();
        var cloneId = person.makesClone();
        var conversation = person.opensConversation(cloneId);
        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "héllo 🌹")).statusCode(503);
        var message = Database.column("select id::text from messages where conversation_id = ?", conversation).getFirst();

        var sent = TestBus.await(Topics.FACTS_CLONE, "message.sent", message.toString(), Duration.ofSeconds(20)).data();

        assertThat(sent.get("user_id").asText()).isEqualTo(person.id().toString());
        assertThat(sent.get("clone_id").asText()).isEqualTo(cloneId.toString());
        assertThat(sent.get("conversation_id").asText()).isEqualTo(conversation.toString());
        assertThat(sent.get("message_id").asText()).isEqualTo(message);
        assertThat(sent.get("characters").asInt()).isEqualTo(7);
        assertThat(sent.toString()).doesNotContain("llo");
    }

    @Test
    void aStreamTellsThatTheMessageIsKeptAndThenWhatWentWrong() {
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());

        var stream = person.asks().accept("text/event-stream").body(Map.of("content", "Where did you live?"))
                .post("/api/v1/conversations/" + conversation + "/messages").then()
                .statusCode(200).contentType(containsString("text/event-stream")).extract().asString();

        assertThat(stream.lines().filter(line -> line.startsWith("event:")))
                .containsExactly("event:message.started", "event:error");
        assertThat(stream).contains("\"user_message\":{\"id\":", "memory-unavailable", "\"status\":503");
        await().until(() -> Database.count("select count(*) from private.limit_holds where subject = ?", person.id()) == 0);
    }

    @Test
    void aStreamThatCannotBeginIsAProblem() {
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());

        person.asks().accept("text/event-stream").body(Map.of("content", " "))
                .post("/api/v1/conversations/" + conversation + "/messages").then()
                .statusCode(422).contentType("application/problem+json").body("errors.field", hasItem("content"));
        person.asks().accept("text/event-stream").body(Map.of("content", "hello"))
                .post("/api/v1/conversations/" + UUID.randomUUID() + "/messages").then()
                .statusCode(404).contentType("application/problem+json");
        given().accept("text/event-stream").contentType("application/json").body(Map.of("content", "hello"))
                .post("/api/v1/conversations/" + conversation + "/messages").then()
                .statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aMonthThatIsUsedUpIs402InBothRepresentations() {
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());
        Allowances.used(person, 100);

        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "hello")).statusCode(402)
                .body("type", equalTo("https://clonememoria.io/problems/message-limit-reached"))
                .body("plan", equalTo("free")).body("limit", equalTo(100)).body("used", equalTo(100));
        person.asks().accept("text/event-stream").body(Map.of("content", "hello"))
                .post("/api/v1/conversations/" + conversation + "/messages").then()
                .statusCode(402).contentType("application/problem+json");
        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\u001b[31m", "a\\u0007", "\\ud800", "", "  \\n "})
    void refusesWhatIsNoText(String content) {
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());

        person.posts("/conversations/" + conversation + "/messages", "{\"content\": \"" + content + "\"}")
                .statusCode(422).body("errors.field", hasItem("content"));

        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                                       | content",
        "{\"content\": null}                      | content",
        "{\"content\": 7}                         | content",
        "{\"content\": \"hi\", \"role\": \"clone\"} | role",
        "{\"content\": \"hi\", \"metadata\": {}}  | metadata"})
    void namesTheFieldThatIsWrong(String body, String field) {
        var person = Person.registered();

        person.posts("/conversations/" + person.opensConversation(person.makesClone()) + "/messages", body)
                .statusCode(422).body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/event-stream"})
    void readsJsonOnly(String accept) {
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());

        given().auth().oauth2(person.token()).accept(accept).contentType("text/plain").body("hello")
                .post("/api/v1/conversations/" + conversation + "/messages").then()
                .statusCode(415).contentType("application/problem+json");
    }

    @Test
    void sixteenThousandCharactersAreTheMost() {
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());

        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "x".repeat(16_001)))
                .statusCode(422).body("errors.field", hasItem("content"));
        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "x".repeat(100_000))).statusCode(422);
        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "x".repeat(16_000))).statusCode(503);
    }
}
