package io.clonememoria.clone.clone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.clone.Warnings;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CloneResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aNameIsEnoughForAClone() {
        var person = Person.registered();

        person.posts("/clones", Map.of("name", " Grandmother Rose ")).statusCode(201)
                .body("id", notNullValue())
                .body("user_id", equalTo(person.id().toString()))
                .body("space_id", nullValue())
                .body("is_personal", equalTo(true))
                .body("name", equalTo("Grandmother Rose"))
                .body("tone_config.warmth", equalTo(0.7f))
                .body("tone_config.humor", equalTo(0.5f))
                .body("tone_config.formality", equalTo(0.3f))
                .body("language", equalTo("en"))
                .body("status", equalTo("active"))
                .body("llm_provider", equalTo("embedded"))
                .body("temperature", equalTo(0.7f))
                .body("created_at", notNullValue())
                .body("updated_at", notNullValue());
    }

    @Test
    void keepsWhatWasChosen() {
        var person = Person.registered();

        var id = person.posts("/clones", Map.of("name", "Mémé 🌹", "description", "Line one\nline two",
                        "greeting", " Mon petit,\nte voilà ! ", "language", "fr",
                        "tone_config", Map.of("humor", 1), "temperature", 2, "max_tokens", 32_000))
                .statusCode(201).extract().<String>path("id");

        person.gets("/clones/" + id).statusCode(200)
                .body("name", equalTo("Mémé 🌹"))
                .body("description", equalTo("Line one\nline two"))
                .body("greeting", equalTo("Mon petit,\nte voilà !"))
                .body("language", equalTo("fr"))
                .body("tone_config.warmth", equalTo(0.7f))
                .body("tone_config.humor", equalTo(1.0f))
                .body("temperature", equalTo(2.0f))
                .body("max_tokens", equalTo(32_000));
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        var person = Person.registered();
        var id = person.makesClone();
        var before = person.gets("/clones/" + id).extract();

        person.patches("/clones/" + id, Map.of("description", "She baked.", "tone_config", Map.of("formality", 0.9)))
                .statusCode(200)
                .body("name", equalTo("Grandmother Rose"))
                .body("description", equalTo("She baked."))
                .body("tone_config.formality", equalTo(0.9f))
                .body("tone_config.warmth", equalTo(0.7f));
        person.patches("/clones/" + id, Map.of("description", "")).statusCode(200).body("description", nullValue());
        person.patches("/clones/" + id, Map.of("greeting", "Come in, dear.")).body("greeting", equalTo("Come in, dear."));
        person.patches("/clones/" + id, Map.of("greeting", " ")).statusCode(200).body("greeting", nullValue());

        var after = person.gets("/clones/" + id).extract();
        assertThat(after.<String>path("created_at")).isEqualTo(before.path("created_at"));
        assertThat(after.<String>path("updated_at")).isGreaterThan(before.path("updated_at"));
    }

    @Test
    void answersAChangeWithTheTimeThatIsStored() {
        var person = Person.registered();
        var id = person.makesClone();

        var answered = person.patches("/clones/" + id, Map.of("name", "Rose")).extract().<String>path("updated_at");

        assertThat(person.gets("/clones/" + id).extract().<String>path("updated_at")).isEqualTo(answered);
    }

    @Test
    void aChangeIsNoReasonToWarn() {
        var person = Person.registered();

        try (var log = new Warnings("org.hibernate")) {
            person.patches("/clones/" + person.makesClone(), Map.of("name", "Rose")).statusCode(200);

            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void aDeletedCloneIsGoneAndMakesRoom() {
        var person = Person.registered();
        var id = person.makesClone();
        person.makesClone();
        var conversation = person.opensConversation(id);

        person.deletes("/clones/" + id).statusCode(204);

        person.gets("/clones/" + id).statusCode(404);
        person.patches("/clones/" + id, Map.of("name", "back")).statusCode(404);
        person.deletes("/clones/" + id).statusCode(404);
        person.gets("/clones/" + id + "/conversations").statusCode(404);
        person.gets("/conversations/" + conversation).statusCode(404);
        person.gets("/clones").body("data", hasSize(1));
        person.makesClone();
        assertThat(Database.count("select count(*) from clones where id = ? and deleted_at is not null", id)).isOne();
    }

    @Test
    void eachActIsAFactAndTheRowTravelsAsState() {
        var person = Person.registered();
        var id = person.makesClone().toString();
        person.patches("/clones/" + id, Map.of("language", "fr")).statusCode(200);
        person.deletes("/clones/" + id).statusCode(204);

        for (var type : List.of("clone.created", "clone.updated", "clone.deleted")) {
            var data = TestBus.await(Topics.FACTS_CLONE, type, id, PATIENCE).data();
            assertThat(data.get("user_id").asText()).isEqualTo(person.id().toString());
            assertThat(data.get("owner_user_id").asText()).isEqualTo(person.id().toString());
            assertThat(data.get("clone_id").asText()).isEqualTo(id);
            assertThat(data.get("space_id").isNull()).isTrue();
            assertThat(data.toString()).doesNotContain("Rose");
        }
        TestBus.await(Topics.STATE_CLONES, event -> event.key().equals(id) && event.rowVersion() == 3
                && !event.data().get("deleted_at").isNull() && event.data().get("language").asText().equals("fr"), PATIENCE);
        assertThat(TestBus.read(Topics.STATE_CLONES, event -> event.key().equals(id)))
                .allSatisfy(event -> assertThat(event.data().toString()).doesNotContain("Rose"))
                .extracting(TestBus.Event::rowVersion).containsExactly(1L, 2L, 3L);
    }

    @Test
    void listsNewestFirstInPages() {
        var person = Person.registered();
        Siblings.tellSubscription(person.id(), "pro");
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(person.makesClone().toString());
        }

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = person.gets("/clones?limit=2" + (cursor == null ? "" : "&cursor=" + cursor)).statusCode(200).extract();
            seen.addAll(page.path("data.id"));
            cursor = page.path("next_cursor");
        } while (cursor != null);

        assertThat(seen).isEqualTo(made);
    }

    @Test
    void listsByScopeAndSpace() {
        var person = Person.registered();
        var space = UUID.randomUUID();
        Siblings.addMember(space, person.id(), "member");
        var personal = person.makesClone();
        var shared = person.makesCloneIn(space);

        person.gets("/clones").body("data", hasSize(2));
        person.gets("/clones?scope=personal").body("data.id", equalTo(List.of(personal.toString())));
        person.gets("/clones?scope=shared").body("data.id", equalTo(List.of(shared.toString())));
        person.gets("/clones?space_id=" + space).body("data.id", equalTo(List.of(shared.toString())));
        person.gets("/clones?space_id=" + UUID.randomUUID()).body("data", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"scope=mine, scope", "space_id=7, space_id", "limit=0, limit", "limit=201, limit"})
    void refusesAListThatMakesNoSense(String query, String field) {
        Person.registered().gets("/clones?" + query).statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void refusesACursorThatItDidNotGive() {
        Person.registered().gets("/clones?cursor=abc").statusCode(400);
    }

    @Test
    void ofTwentyAtOnceExactlyTheLimitPass() throws Exception {
        var person = Person.registered();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> create = () -> person.posts("/clones", Map.of("name", "Rose")).extract().statusCode();
            var answers = threads.invokeAll(Stream.generate(() -> create).limit(20).toList()).stream()
                    .map(answer -> answer.resultNow()).toList();

            assertThat(answers).containsOnly(201, 402).filteredOn(status -> status == 201).hasSize(2);
        }
        assertThat(Database.count("select count(*) from clones where user_id = ?", person.id())).isEqualTo(2);
        person.posts("/clones", Map.of("name", "Rose")).statusCode(402)
                .body("type", equalTo("https://clonememoria.io/problems/clone-limit-reached"))
                .body("plan", equalTo("free")).body("limit", equalTo(2)).body("used", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                                                      | name",
        "{\"name\": null}                                        | name",
        "{\"name\": \"  \"}                                      | name",
        "{\"name\": 7}                                           | name",
        "{\"name\": \"a\\u0000b\"}                               | name",
        "{\"name\": \"a\\nb\"}                                   | name",
        "{\"name\": \"\\u2028\"}                                 | name",
        "{\"name\": \"\\u3000\"}                                 | name",
        "{\"name\": \"Rose\", \"description\": \"\\u0007\"}      | description",
        "{\"name\": \"Rose\", \"greeting\": \"\\u0007\"}         | greeting",
        "{\"name\": \"Rose\", \"language\": \"de\"}              | language",
        "{\"name\": \"Rose\", \"temperature\": 2.1}              | temperature",
        "{\"name\": \"Rose\", \"temperature\": -0.1}             | temperature",
        "{\"name\": \"Rose\", \"temperature\": \"0.5\"}          | temperature",
        "{\"name\": \"Rose\", \"max_tokens\": 0}                 | max_tokens",
        "{\"name\": \"Rose\", \"max_tokens\": 32001}             | max_tokens",
        "{\"name\": \"Rose\", \"max_tokens\": 1.5}               | max_tokens",
        "{\"name\": \"Rose\", \"tone_config\": {\"warmth\": 1.1}} | tone_config.warmth",
        "{\"name\": \"Rose\", \"tone_config\": {\"anger\": 1}}   | tone_config.anger",
        "{\"name\": \"Rose\", \"tone_config\": []}               | tone_config",
        "{\"name\": \"Rose\", \"space_id\": \"nowhere\"}         | space_id",
        "{\"name\": \"Rose\", \"user_id\": \"0190a0b0-0000-7000-8000-000000000000\"} | user_id",
        "{\"name\": \"Rose\", \"is_personal\": false}            | is_personal"})
    void namesTheFieldThatIsWrong(String body, String field) {
        var person = Person.registered();

        person.posts("/clones", body).statusCode(422).body("errors.field", hasItem(field));

        assertThat(Database.count("select count(*) from clones where user_id = ?", person.id())).isZero();
    }

    @Test
    void boundsWhatIsTooLong() {
        var person = Person.registered();

        person.posts("/clones", Map.of("name", "n".repeat(101))).statusCode(422);
        person.posts("/clones", Map.of("name", "n".repeat(100), "description", "d".repeat(2_001))).statusCode(422);
        person.posts("/clones", Map.of("name", "n".repeat(100), "greeting", "g".repeat(2_001))).statusCode(422)
                .body("errors.field", hasItem("greeting"));
        person.posts("/clones", Map.of("name", "n".repeat(100), "description", "d".repeat(2_000))).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \" \"}", "{\"name\": \"\\u3000\"}", "{\"name\": \"\\u2028\"}", "{\"temperature\": 3}", "{\"status\": \"retired\"}", "{\"deleted_at\": null}"})
    void aBadChangeChangesNothing(String body) {
        var person = Person.registered();
        var id = person.makesClone();

        person.patches("/clones/" + id, body).statusCode(422).body("errors.field", not(hasItem("body")));

        person.gets("/clones/" + id).body("name", equalTo("Grandmother Rose")).body("temperature", equalTo(0.7f));
    }

    @Test
    void whatBelongsToOthersIsNotThere() {
        var owner = Person.registered();
        var stranger = Person.registered();
        var id = owner.makesClone();

        stranger.gets("/clones/" + id).statusCode(404)
                .body("type", equalTo("https://clonememoria.io/problems/clone-not-found"));
        stranger.patches("/clones/" + id, Map.of("name", "mine")).statusCode(404);
        stranger.deletes("/clones/" + id).statusCode(404);
        stranger.gets("/clones").body("data", hasSize(0));
        stranger.gets("/clones/" + UUID.randomUUID()).statusCode(404);
        stranger.gets("/clones/not-a-uuid").statusCode(404);
        owner.gets("/clones/" + id).body("name", equalTo("Grandmother Rose"));
    }

    @Test
    void nobodyIsAskedToLogIn() {
        given().get("/api/v1/clones").then().statusCode(401).header("www-authenticate", equalTo("Bearer"));
        given().contentType("application/json").body(Map.of("name", "Rose")).post("/api/v1/clones").then().statusCode(401);
        given().delete("/api/v1/clones/" + UUID.randomUUID()).then().statusCode(401);
    }
}
