package io.clonememoria.clone.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ConversationResourceTest {

    @Test
    void isOpenedWithAClone() {
        var person = Person.registered();
        var cloneId = person.makesClone();

        var id = person.posts("/clones/" + cloneId + "/conversations", Map.of("title", " About the war "))
                .statusCode(201)
                .body("clone_id", equalTo(cloneId.toString()))
                .body("user_id", equalTo(person.id().toString()))
                .body("title", equalTo("About the war"))
                .body("is_shared", equalTo(false))
                .extract().<String>path("id");

        person.gets("/conversations/" + id).statusCode(200).body("title", equalTo("About the war"));
        var fact = TestBus.await(Topics.FACTS_CLONE, "conversation.created", id, Duration.ofSeconds(20)).data();
        assertThat(fact.get("clone_id").asText()).isEqualTo(cloneId.toString());
        assertThat(fact.get("user_id").asText()).isEqualTo(person.id().toString());
        assertThat(fact.toString()).doesNotContain("war");
    }

    @Test
    void beginsWithTheClonesGreetingWhichNobodyPaysFor() {
        var person = Person.registered();
        var cloneId = person.posts("/clones", Map.of("name", "Rose", "greeting", "Come in, dear.\nTea?")).extract().<String>path("id");

        var id = person.opensConversation(UUID.fromString(cloneId));

        person.gets("/conversations/" + id + "/messages").statusCode(200)
                .body("data.role", equalTo(List.of("clone")))
                .body("data[0].content", equalTo("Come in, dear.\nTea?"))
                .body("data[0].metadata", equalTo(Map.of("greeting", true)));
        assertThat(Database.count("select count(*) from private.limit_counters where limit_name = 'messages' and subject = ?",
                person.id())).isZero();
        person.patches("/clones/" + cloneId, Map.of("greeting", "")).statusCode(200);
        var silent = person.opensConversation(UUID.fromString(cloneId));
        person.gets("/conversations/" + silent + "/messages").body("data", hasSize(0));
        person.gets("/conversations/" + id + "/messages").body("data", hasSize(1));
    }

    @Test
    void needsNoTitle() {
        var person = Person.registered();
        var cloneId = person.makesClone();

        person.posts("/clones/" + cloneId + "/conversations", Map.of()).statusCode(201).body("title", nullValue());
        person.posts("/clones/" + cloneId + "/conversations", Map.of("title", " ")).statusCode(201).body("title", nullValue());
    }

    @Test
    void isListedWithItsCloneNewestFirst() {
        var person = Person.registered();
        var cloneId = person.makesClone();
        var other = person.makesClone();
        var first = person.opensConversation(cloneId).toString();
        var second = person.opensConversation(cloneId).toString();
        person.opensConversation(other);

        var page = person.gets("/clones/" + cloneId + "/conversations?limit=1").statusCode(200)
                .body("data.id", equalTo(List.of(second))).extract();
        person.gets("/clones/" + cloneId + "/conversations?limit=1&cursor=" + page.path("next_cursor")).statusCode(200)
                .body("data.id", equalTo(List.of(first))).body("next_cursor", nullValue());
    }

    @Test
    void messagesAreListedNewestFirst() {
        var person = Person.registered();
        var conversation = person.opensConversation(person.makesClone());
        for (int i = 1; i <= 3; i++) {
            Database.run("""
                    insert into messages (id, conversation_id, user_id, role, content, created_at)
                    values (?, ?, ?, 'user', ?, now() + ? * interval '1 second')""",
                    UUID.randomUUID(), conversation, person.id(), "message " + i, i);
        }

        var said = new ArrayList<String>();
        var page = person.gets("/conversations/" + conversation + "/messages?limit=2").statusCode(200).extract();
        said.addAll(page.path("data.content"));
        said.addAll(person.gets("/conversations/" + conversation + "/messages?limit=2&cursor=" + page.path("next_cursor"))
                .body("next_cursor", nullValue()).extract().path("data.content"));

        assertThat(said).containsExactly("message 3", "message 2", "message 1");
    }

    @Test
    void whatBelongsToOthersIsNotThere() {
        var owner = Person.registered();
        var stranger = Person.registered();
        var cloneId = owner.makesClone();
        var conversation = owner.opensConversation(cloneId);

        stranger.posts("/clones/" + cloneId + "/conversations", Map.of()).statusCode(404);
        stranger.gets("/clones/" + cloneId + "/conversations").statusCode(404);
        stranger.gets("/conversations/" + conversation).statusCode(404)
                .body("type", equalTo("https://clonememoria.io/problems/conversation-not-found"));
        stranger.gets("/conversations/" + conversation + "/messages").statusCode(404);
        stranger.posts("/conversations/" + conversation + "/messages", Map.of("content", "hello")).statusCode(404);
        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isZero();
    }

    @Test
    void withASharedCloneItIsPrivateUnlessItWasOpenedAsShared() {
        var space = UUID.randomUUID();
        var opener = Person.registered();
        var reader = Person.registered();
        Siblings.addMember(space, opener.id(), "member");
        Siblings.addMember(space, reader.id(), "owner");
        var cloneId = opener.makesCloneIn(space);

        var closed = opener.opensConversation(cloneId);
        var open = opener.posts("/clones/" + cloneId + "/conversations", Map.of("is_shared", true)).statusCode(201)
                .extract().<String>path("id");
        Database.run("insert into messages (id, conversation_id, user_id, space_id, role, content) values (?, ?::uuid, ?, ?, 'user', 'hello')",
                UUID.randomUUID(), open, opener.id(), space);

        reader.gets("/conversations/" + closed).statusCode(404);
        reader.gets("/conversations/" + open).statusCode(200);
        reader.gets("/conversations/" + open + "/messages").body("data.content", hasItem("hello"));
        reader.gets("/clones/" + cloneId + "/conversations").body("data", hasSize(1));
        reader.posts("/conversations/" + open + "/messages", Map.of("content", "may I?")).statusCode(403)
                .body("type", equalTo("https://clonememoria.io/problems/conversation-of-another"));
    }

    @Test
    void withAPersonalCloneNobodyReadsAlong() {
        var person = Person.registered();

        person.posts("/clones/" + person.makesClone() + "/conversations", Map.of("is_shared", true))
                .statusCode(422).body("errors.field", hasItem("is_shared"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"title\": \"a\\u0000b\"}  | title",
        "{\"title\": \"a\\nb\"}      | title",
        "{\"title\": 7}              | title",
        "{\"is_shared\": \"yes\"}    | is_shared",
        "{\"clone_id\": \"x\"}       | clone_id"})
    void namesTheFieldThatIsWrong(String body, String field) {
        var person = Person.registered();

        person.posts("/clones/" + person.makesClone() + "/conversations", body)
                .statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void boundsTheTitle() {
        var person = Person.registered();

        person.posts("/clones/" + person.makesClone() + "/conversations", Map.of("title", "t".repeat(201))).statusCode(422);
    }

    @Test
    void nobodyIsAskedToLogIn() {
        given().get("/api/v1/conversations/" + UUID.randomUUID()).then().statusCode(401);
        given().get("/api/v1/conversations/" + UUID.randomUUID() + "/messages").then().statusCode(401);
        given().contentType("application/json").body("{}")
                .post("/api/v1/clones/" + UUID.randomUUID() + "/conversations").then().statusCode(401);
    }
}
