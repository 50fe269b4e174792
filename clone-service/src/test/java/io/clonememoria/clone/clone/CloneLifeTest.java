package io.clonememoria.clone.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clones that are deleted and come back, that are retired and speak again. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CloneLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void whatWasDeletedComesBackWithAllThatWasSaid() {
        var person = Person.registered();
        var id = person.makesClone();
        var conversation = person.opensConversation(id);
        person.deletes("/clones/" + id).statusCode(204);

        person.posts("/clones/" + id + "/restore", "").statusCode(200)
                .body("id", equalTo(id.toString())).body("deleted_at", nullValue()).body("conversations_count", equalTo(1));

        person.gets("/clones/" + id).statusCode(200);
        person.gets("/conversations/" + conversation).statusCode(200);
        TestBus.await(Topics.STATE_CLONES, event -> event.key().equals(id.toString()) && event.rowVersion() == 3
                && event.data().get("deleted_at").isNull(), PATIENCE);
        assertThat(TestBus.await(Topics.FACTS_CLONE, "clone.restored", id.toString(), PATIENCE).data().get("user_id").asText())
                .isEqualTo(person.id().toString());
    }

    @Test
    void whatIsThereIsNotRestoredAgain() {
        var person = Person.registered();
        var id = person.makesClone();

        person.posts("/clones/" + id + "/restore", "").statusCode(200).body("id", equalTo(id.toString()));

        assertThat(Database.count("select row_version from clones where id = ?", id)).isOne();
    }

    @Test
    void whatWasDeletedTooLongAgoIsGone() {
        var person = Person.registered();
        var id = person.makesClone();
        Database.run("update clones set deleted_at = now() - interval '31 days' where id = ?", id);

        person.posts("/clones/" + id + "/restore", "").statusCode(404)
                .body("type", equalTo("https://clonememoria.io/problems/clone-not-found"));
        person.gets("/clones?deleted=true").body("data", empty());
    }

    @Test
    void comesBackOnlyWhereThePlanHasRoom() {
        var person = Person.registered();
        var id = person.makesClone();
        person.deletes("/clones/" + id).statusCode(204);
        person.makesClone();
        person.makesClone();

        person.posts("/clones/" + id + "/restore", "").statusCode(402)
                .body("type", equalTo("https://clonememoria.io/problems/clone-limit-reached"))
                .body("plan", equalTo("free")).body("limit", equalTo(2)).body("used", equalTo(2));

        person.gets("/clones/" + id).statusCode(404);
    }

    @Test
    void ofTwentyThatCreateAndRestoreAtOnceExactlyTheLimitPass() throws Exception {
        var person = Person.registered();
        var deleted = IntStream.range(0, 10).mapToObj(_ -> {
            var id = person.makesClone();
            person.deletes("/clones/" + id).statusCode(204);
            return id;
        }).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var restores = deleted.stream().<Callable<Integer>>map(id -> () ->
                    person.posts("/clones/" + id + "/restore", "").extract().statusCode());
            var creations = Stream.<Callable<Integer>>generate(() -> () ->
                    person.posts("/clones", Map.of("name", "Rose")).extract().statusCode()).limit(10);
            var answers = threads.invokeAll(Stream.concat(restores, creations).toList()).stream()
                    .map(answer -> answer.resultNow()).toList();

            assertThat(answers).isSubsetOf(200, 201, 402).filteredOn(status -> status < 300).hasSize(2);
        }
        assertThat(Database.count("select count(*) from clones where user_id = ? and deleted_at is null", person.id()))
                .isEqualTo(2);
    }

    @Test
    void ofManyThatRestoreTheSameOneBringsItBack() throws Exception {
        var person = Person.registered();
        var id = person.makesClone();
        person.makesClone();
        person.deletes("/clones/" + id).statusCode(204);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> restore = () -> person.posts("/clones/" + id + "/restore", "").extract().statusCode();
            var answers = threads.invokeAll(Stream.generate(() -> restore).limit(10).toList()).stream()
                    .map(answer -> answer.resultNow()).toList();

            assertThat(answers).containsOnly(200);
        }
        assertThat(Database.count("select row_version from clones where id = ?", id)).isEqualTo(3);
    }

    @Test
    void aChangeThatRacesADeletionDoesNotUndoIt() throws Exception {
        var person = Person.registered();

        for (var round = 0; round < 10; round++) {
            var id = person.makesClone();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Integer> change = () -> person.patches("/clones/" + id, Map.of("name", "Rose")).extract().statusCode();
                Callable<Integer> delete = () -> person.deletes("/clones/" + id).extract().statusCode();
                var answers = threads.invokeAll(List.of(change, delete, change)).stream().map(answer -> answer.resultNow()).toList();

                assertThat(answers.get(1)).isEqualTo(204);
                assertThat(answers).isSubsetOf(200, 204, 404);
            }
            person.gets("/clones/" + id).statusCode(404);
        }
    }

    @Test
    void listsWhatCanBeRestored() {
        var person = Person.registered();
        var deleted = person.makesClone();
        var there = person.makesClone();
        person.deletes("/clones/" + deleted).statusCode(204);

        person.gets("/clones").body("data.id", contains(there.toString()));
        person.gets("/clones?deleted=false").body("data.id", contains(there.toString()));
        person.gets("/clones?deleted=true").body("data.id", contains(deleted.toString()))
                .body("data[0].deleted_at", notNullValue());
        Person.registered().gets("/clones?deleted=true").body("data", empty());
    }

    @Test
    void inASpaceWhoMadeItAndTheAdminsRestoreAndItCountsForWhoMadeIt() {
        var space = UUID.randomUUID();
        var admin = Person.registered();
        var author = Person.registered();
        var member = Person.registered();
        Siblings.addMember(space, admin.id(), "admin");
        Siblings.addMember(space, author.id(), "member");
        Siblings.addMember(space, member.id(), "member");
        var shared = author.makesCloneIn(space);
        admin.deletes("/clones/" + shared).statusCode(204);

        member.posts("/clones/" + shared + "/restore", "").statusCode(403)
                .body("type", equalTo("https://clonememoria.io/problems/clone-of-another"));
        member.gets("/clones?deleted=true").body("data", empty());
        Person.registered().posts("/clones/" + shared + "/restore", "").statusCode(404);
        author.gets("/clones?deleted=true").body("data.id", contains(shared.toString()));
        admin.gets("/clones?deleted=true").body("data.id", contains(shared.toString()));

        author.makesClone();
        author.makesClone();
        admin.makesClone();
        admin.posts("/clones/" + shared + "/restore", "").statusCode(402).body("limit", equalTo(2)).body("used", equalTo(2));
        Siblings.tellSubscription(author.id(), "pro");
        admin.posts("/clones/" + shared + "/restore", "").statusCode(200).body("user_id", equalTo(author.id().toString()));
        member.gets("/clones/" + shared).statusCode(200);
        admin.makesClone();
        admin.posts("/clones", Map.of("name", "one too many")).statusCode(402);
    }

    @Test
    void aRetiredCloneKeepsEverythingAndAnswersNoMore() {
        var person = Person.registered();
        var id = person.makesClone();
        var conversation = person.opensConversation(id);

        person.posts("/clones/" + id + "/retire", "").statusCode(200).body("status", equalTo("retired"));

        person.gets("/clones/" + id).body("status", equalTo("retired"));
        person.gets("/conversations/" + conversation).statusCode(200);
        person.gets("/conversations/" + conversation + "/messages").statusCode(200);
        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "Where?")).statusCode(409)
                .body("type", equalTo("https://clonememoria.io/problems/clone-retired"));
        person.posts("/clones/" + id + "/conversations", Map.of()).statusCode(409);
        person.patches("/clones/" + id, Map.of("name", "Rose")).statusCode(200).body("status", equalTo("retired"));
        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isZero();
        TestBus.await(Topics.STATE_CLONES, event -> event.key().equals(id.toString())
                && event.data().get("status").asText().equals("retired"), PATIENCE);
        TestBus.await(Topics.FACTS_CLONE, "clone.retired", id.toString(), PATIENCE);
    }

    @Test
    void aReactivatedCloneAnswersAgain() {
        var person = Person.registered();
        var id = person.makesClone();
        var conversation = person.opensConversation(id);
        person.posts("/clones/" + id + "/retire", "").statusCode(200);
        person.posts("/clones/" + id + "/retire", "").statusCode(200);

        person.posts("/clones/" + id + "/reactivate", "").statusCode(200).body("status", equalTo("active"));

        // as far as memory-service, which is not there
        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "Where?")).statusCode(503);
        TestBus.await(Topics.FACTS_CLONE, "clone.reactivated", id.toString(), PATIENCE);
        assertThat(Database.count("select row_version from clones where id = ?", id)).isEqualTo(3);
    }

    @Test
    void aDeletedCloneAnswersNoMoreAndSaysSo() {
        var person = Person.registered();
        var id = person.makesClone();
        var conversation = person.opensConversation(id);
        person.deletes("/clones/" + id).statusCode(204);

        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "Where?")).statusCode(409)
                .body("type", equalTo("https://clonememoria.io/problems/clone-retired"));
        Person.registered().posts("/conversations/" + conversation + "/messages", Map.of("content", "Where?")).statusCode(404);
    }

    @Test
    void othersNeitherRetireNorReactivate() {
        var space = UUID.randomUUID();
        var author = Person.registered();
        var member = Person.registered();
        Siblings.addMember(space, author.id(), "member");
        Siblings.addMember(space, member.id(), "member");
        var shared = author.makesCloneIn(space);

        for (var act : List.of("retire", "reactivate", "restore")) {
            member.posts("/clones/" + shared + "/" + act, "").statusCode(403);
            Person.registered().posts("/clones/" + shared + "/" + act, "").statusCode(404);
        }
        author.gets("/clones/" + shared).body("status", equalTo("active"));
    }

    @Test
    void listsByStatus() {
        var person = Person.registered();
        var retired = person.makesClone();
        var active = person.makesClone();
        person.posts("/clones/" + retired + "/retire", "").statusCode(200);

        person.gets("/clones").body("data.id", containsInAnyOrder(retired.toString(), active.toString()));
        person.gets("/clones?status=active").body("data.id", contains(active.toString()));
        person.gets("/clones?status=retired").body("data.id", contains(retired.toString()));
    }

    @Test
    void saysHowManyConversationsTheCallerMayRead() {
        var space = UUID.randomUUID();
        var author = Person.registered();
        var member = Person.registered();
        Siblings.addMember(space, author.id(), "member");
        Siblings.addMember(space, member.id(), "member");
        var shared = author.makesCloneIn(space);
        author.opensConversation(shared);
        author.posts("/clones/" + shared + "/conversations", Map.of("is_shared", true)).statusCode(201);

        author.gets("/clones/" + shared).body("conversations_count", equalTo(2));
        member.gets("/clones").body("data", hasSize(1)).body("data[0].conversations_count", equalTo(1));
        member.makesClone();
        member.gets("/clones").body("data.conversations_count", contains(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"status=gone, status", "deleted=maybe, deleted", "deleted=TRUE, deleted", "status=active%20, status"})
    void refusesAListThatMakesNoSense(String query, String field) {
        Person.registered().gets("/clones?" + query).statusCode(422).body("errors.field", hasItem(field));
    }
}
