package io.clonememoria.clone.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns that come again under their key, where memory-service is out of reach; with it, the acceptance suite has them. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RepeatedTurnTest {
    private final String key = UUID.randomUUID().toString();
    private Person person;
    private UUID conversation;

    @BeforeEach
    void somebodyWhoTalks() {
        person = Person.registered();
        conversation = person.opensConversation(person.makesClone());
    }

    @Test
    void aTurnThatFailedIsTriedAgainUnderTheSameMessage() {
        say("Where did you live?", "application/json").statusCode(503);
        var message = message();

        say("Where did you live?", "application/json").statusCode(503);
        var stream = say("Where did you live?", "text/event-stream").statusCode(200).extract().asString();

        assertThat(stream).contains("event:message.started", message, "event:error");
        assertThat(message()).isEqualTo(message);
        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isOne();
        assertThat(Database.count("select used from private.limit_counters where limit_name = 'messages' and subject = ?",
                person.id())).isZero();
    }

    @Test
    void whileATurnIsBeingAnsweredItsKeyIsInUseUntilItsLeaseEnds() {
        say("Where did you live?", "application/json").statusCode(503);
        // as another replica that is at work on it, or was when it was killed
        hold("1 minute");

        for (var accept : new String[] {"application/json", "text/event-stream"}) {
            say("Where did you live?", accept).statusCode(409).header("Retry-After", "1")
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://clonememoria.io/problems/idempotency-key-in-use"));
        }
        Database.run("update private.limit_holds set expires_at = now() where subject = ?", person.id());

        say("Where did you live?", "application/json").statusCode(503);
        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isOne();
    }

    @Test
    void otherWordsNeedAnotherKey() {
        say("Where did you live?", "application/json").statusCode(503);

        say("Where did you work?", "application/json").statusCode(422)
                .body("type", equalTo("https://clonememoria.io/problems/idempotency-key-reused"));

        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isOne();
    }

    @Test
    void aRefusedTurnLeavesItsKeyFree() {
        Allowances.used(person, 100);
        say("Where did you live?", "application/json").statusCode(402);
        Allowances.used(person, 0);

        say("Where did you work?", "application/json").statusCode(503);
    }

    private void hold(String time) {
        Database.run("insert into private.limit_holds (limit_name, id, subject, period, amount, expires_at) "
                + "select limit_name, ?::uuid, subject, period, 1, now() + ?::interval from private.limit_counters "
                + "where limit_name = 'messages' and subject = ?", message(), time, person.id());
    }

    private String message() {
        return (String) Database.column("select id::text from messages where conversation_id = ?", conversation).getFirst();
    }

    private ValidatableResponse say(String content, String accept) {
        return person.asks().accept(accept).header("Idempotency-Key", key).body(Map.of("content", content))
                .post("/api/v1/conversations/" + conversation + "/messages").then();
    }
}
