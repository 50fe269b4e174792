package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memories change, go and come back, and nothing that they said is lost. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MemoryChangeTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final UUID rosa = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();
    private UUID grandpa;

    @BeforeEach
    void grandpaIsMade() {
        grandpa = Siblings.cloneOf(rosa);
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        var id = Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "The ferry", "content", "At dawn.",
                "speaker", "Emil", "occurred_at", "1962-07-01T00:00:00Z", "occurred_precision", "month",
                "tags", List.of("travel"), "metadata", Map.of("page", 7))).extract().<String>path("id");

        change(id, Map.of("title", "The first ferry", "places", List.of("Marseille"))).statusCode(200)
                .body("title", equalTo("The first ferry"))
                .body("places", contains("Marseille"))
                .body("content", equalTo("At dawn."))
                .body("speaker", equalTo("Emil"))
                .body("occurred_at", equalTo("1962-07-01T00:00:00Z"))
                .body("occurred_precision", equalTo("month"))
                .body("tags", contains("travel"))
                .body("metadata.page", equalTo(7));
        Api.as(rosa).get("/memories/" + id).body("title", equalTo("The first ferry")).body("places", contains("Marseille"));
    }

    @Test
    void removesWhatIsGivenEmpty() {
        var id = Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "The ferry", "content", "At dawn.",
                "speaker", "Emil", "occurred_at", "1962-07-01T00:00:00Z", "language", "en", "tags", List.of("travel"),
                "metadata", Map.of("page", 7))).extract().<String>path("id");

        change(id, Map.of("speaker", "", "occurred_at", "", "language", "", "tags", List.of(), "metadata", Map.of()))
                .statusCode(200)
                .body("speaker", nullValue()).body("occurred_at", nullValue()).body("occurred_precision", nullValue())
                .body("language", nullValue()).body("tags", empty()).body("metadata", equalTo(Map.of()));
    }

    @Test
    void keepsThePrecisionOfATimeThatIsCorrectedAndTheTimeOfAPrecisionThatIs() {
        var id = Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "The ferry", "content", "At dawn.",
                "occurred_at", "1962-07-01T00:00:00Z", "occurred_precision", "month")).extract().<String>path("id");

        change(id, Map.of("occurred_at", "1963-07-01T00:00:00Z")).body("occurred_precision", equalTo("month"));
        change(id, Map.of("occurred_precision", "year")).body("occurred_at", equalTo("1963-07-01T00:00:00Z"));
    }

    @Test
    void isFoundByItsNewWordsAndNotByTheOldOnes() {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild. ".repeat(100)).toString();

        change(id, Map.of("content", "She was called Gudrun.")).statusCode(200);

        Api.as(rosa).search(grandpa, "Gudrun").body("results", hasSize(1))
                .body("results[0].content", equalTo("She was called Gudrun."));
        assertThat(contents(id)).containsExactly("She was called Gudrun.");
        Eventually.see(() -> withVector(id), written -> written == 1);
    }

    @Test
    void leavesThePassagesWhereOnlyTheRestChanges() {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild.").toString();
        var before = Database.column("select id from clone_document_chunks where memory_id = ?::uuid", id);

        change(id, Map.of("speaker", "Emil", "tags", List.of("boats"))).statusCode(200);

        assertThat(Database.column("select id from clone_document_chunks where memory_id = ?::uuid", id)).isEqualTo(before);
    }

    @Test
    void isSetAsideAndTakenUpAgain() {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild.").toString();

        change(id, Map.of("enabled", false)).statusCode(200).body("enabled", equalTo(false));
        Api.as(rosa).search(grandpa, "Brynhild").body("results", empty());
        Api.as(rosa).get("/clones/" + grandpa + "/memories").body("data", hasSize(1));

        change(id, Map.of("content", "She was called Gudrun.")).statusCode(200);
        Api.as(rosa).search(grandpa, "Gudrun").body("results", empty());

        change(id, Map.of("enabled", true)).statusCode(200);
        Api.as(rosa).search(grandpa, "Gudrun").body("results", hasSize(1));
    }

    @Test
    void keepsWhatItSaidBeforeAndWhoChangedItWhen() {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild.").toString();
        change(id, Map.of("title", "Our boat", "tags", List.of("boats"))).statusCode(200);
        change(id, Map.of("content", "She was called Gudrun.", "occurred_at", "1962-07-01T00:00:00Z")).statusCode(200);

        var page = Api.as(rosa).get("/memories/" + id + "/history?limit=1").statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].change", equalTo("updated"))
                .body("data[0].changed_by_user_id", equalTo(rosa.toString()))
                .body("data[0].changed_at", endsWith("Z"))
                .body("data[0].id", notNullValue());
        assertThat(page.extract().<Map<String, Object>>path("data[0].before")).containsOnlyKeys("content", "occurred_at", "occurred_precision")
                .containsEntry("content", "She was called Brynhild.").containsEntry("occurred_at", null);
        Api.as(rosa).get("/memories/" + id + "/history?cursor=" + page.extract().<String>path("next_cursor"))
                .body("data", hasSize(1)).body("next_cursor", nullValue())
                .body("data[0].before", equalTo(Map.of("title", "The boat", "tags", List.of())));
    }

    @Test
    void writesAndTellsNothingWhereNothingChanges() {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild.").toString();
        var updatedAt = Api.as(rosa).get("/memories/" + id).extract().<String>path("updated_at");

        change(id, Map.of("title", "The boat", "tags", List.of(), "enabled", true)).statusCode(200).body("updated_at", equalTo(updatedAt));
        change(id, Map.of()).statusCode(200);

        Api.as(rosa).get("/memories/" + id + "/history").body("data", empty());
    }

    @Test
    void losesNoneOfManyChangesAtOnce() throws Exception {
        var id = Api.as(rosa).remember(grandpa, "Version 0", "She was called Brynhild.").toString();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = IntStream.rangeClosed(1, 12).<Callable<Integer>>mapToObj(at -> () -> change(id, at % 2 == 0
                    ? Map.of("title", "Version " + at)
                    : Map.of("content", "She was called Number " + at + ".")).extract().statusCode()).toList();
            for (var answer : threads.invokeAll(changes)) {
                assertThat(answer.resultNow()).isEqualTo(200);
            }
        }

        var entries = Api.as(rosa).get("/memories/" + id + "/history").body("data", hasSize(12))
                .extract().<List<Map<String, Object>>>path("data.before");
        var now = Api.as(rosa).get("/memories/" + id);
        assertThat(all(entries, "title", now)).isEqualTo(Set.of("Version 0", "Version 2", "Version 4", "Version 6",
                "Version 8", "Version 10", "Version 12"));
        assertThat(all(entries, "content", now)).hasSize(7);
        assertThat(contents(id)).containsExactly(now.extract().<String>path("content"));
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseHasChangedMeanwhile() {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild.").toString();
        var seen = Api.as(rosa).get("/memories/" + id).extract().<String>path("updated_at");

        changeOf(id, "\"" + seen + "\"", Map.of("title", "Our boat")).statusCode(200);
        changeOf(id, "\"" + seen + "\"", Map.of("title", "Their boat")).statusCode(409).body("type", endsWith("/changed-meanwhile"));
        changeOf(id, "anything", Map.of("title", "Their boat")).statusCode(422).body("errors.field", contains("If-Match"));

        Api.as(rosa).get("/memories/" + id).body("title", equalTo("Our boat"));
    }

    @Test
    void comesBackWithItsPassages() {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild.").toString();
        Api.as(rosa).delete("/memories/" + id).statusCode(204);
        Api.as(rosa).get("/clones/" + grandpa + "/memories?deleted=true").statusCode(200)
                .body("data.id", contains(id)).body("data[0].deleted_at", notNullValue());
        Api.as(rosa).search(grandpa, "Brynhild").body("results", empty());

        restore(rosa, id).statusCode(200).body("deleted_at", nullValue()).body("title", equalTo("The boat"));

        Api.as(rosa).search(grandpa, "Brynhild").body("results", hasSize(1));
        Api.as(rosa).get("/clones/" + grandpa + "/memories?deleted=true").body("data", empty());
        Api.as(rosa).get("/memories/" + id + "/history").body("data.change", contains("restored", "deleted"));
        restore(rosa, id).statusCode(200);
        Api.as(rosa).get("/memories/" + id + "/history").body("data", hasSize(2));
    }

    @Test
    void doesNotComeBackAfterTheTimeForThat() {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild.").toString();
        Api.as(rosa).delete("/memories/" + id).statusCode(204);
        Database.run("update memories set deleted_at = now() - interval '31 days' where id = ?::uuid", id);

        restore(rosa, id).statusCode(404).body("type", endsWith("/memory-not-found"));

        Api.as(rosa).get("/clones/" + grandpa + "/memories?deleted=true").body("data", empty());
    }

    @Test
    void tellsOfChangesWithoutAWordOfThem() {
        var id = Api.as(rosa).remember(grandpa, "Secret title", "Secret words.").toString();
        change(id, Map.of("content", "Other secret words.", "speaker", "Secret speaker")).statusCode(200);
        Api.as(rosa).delete("/memories/" + id).statusCode(204);
        restore(rosa, id).statusCode(200);

        var updated = TestBus.await(Topics.FACTS_MEMORY, "memory.updated", id, SOON).data();
        var restored = TestBus.await(Topics.FACTS_MEMORY, "memory.restored", id, SOON).data();

        assertThat(updated.toString() + restored).doesNotContainIgnoringCase("secret");
        assertThat(updated.get("fields")).hasToString("[\"content\",\"speaker\"]");
        assertThat(updated.get("characters").asInt()).isEqualTo("Other secret words.".length());
        assertThat(updated.get("user_id").asText()).isEqualTo(rosa.toString());
        assertThat(restored.get("memory_id").asText()).isEqualTo(id);
        assertThat(restored.get("clone_id").asText()).isEqualTo(grandpa.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"title": ""}                                | title
            {"title": "   "}                             | title
            {"title": "two\\nlines"}                     | title
            {"content": ""}                              | content
            {"content": "a\\u0000b"}                     | content
            {"content": 5}                               | content
            {"speaker": "a\\u0007b"}                     | speaker
            {"occurred_at": "yesterday"}                 | occurred_at
            {"occurred_at": 5}                           | occurred_at
            {"occurred_at": "2999-01-01T00:00:00Z"}      | occurred_at
            {"occurred_at": "+999999999-01-01T00:00:00Z"} | occurred_at
            {"occurred_precision": "decade"}             | occurred_precision
            {"occurred_precision": "day"}                | occurred_precision
            {"language": "de"}                           | language
            {"tags": [""]}                               | tags[0]
            {"metadata": {"a": "\\u0000"}}               | metadata
            {"source_type": "letter"}                    | source_type
            {"trust": "owner"}                           | trust
            {"user_id": "00000000-0000-0000-0000-000000000001"} | user_id
            []                                           | body
            null                                         | body
            """)
    void namesWhatCannotBeChangedSo(String body, String field) {
        var id = Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild.").toString();

        Api.as(rosa).patch("/memories/" + id, body).statusCode(422).body("errors.field", hasItem(field));

        Api.as(rosa).get("/memories/" + id + "/history").body("data", empty());
    }

    @Test
    void takesAndChangesNothingOfAStranger() {
        var id = Api.as(rosa).remember(grandpa, "Ours", "Nobody else's.").toString();

        Api.as(stranger).patch("/memories/" + id, Map.of("title", "Mine")).statusCode(404);
        Api.as(stranger).get("/memories/" + id + "/history").statusCode(404);
        Api.as(rosa).delete("/memories/" + id).statusCode(204);
        restore(stranger, id).statusCode(404);
        Api.as(stranger).get("/clones/" + grandpa + "/memories?deleted=true").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "1%20or%201=1"})
    void hasNothingAtAnIdThatIsNone(String id) {
        Api.as(rosa).patch("/memories/" + id, Map.of("title", "A")).statusCode(404);
        Api.as(rosa).get("/memories/" + id + "/history").statusCode(404);
        restore(rosa, id).statusCode(404);
    }

    private ValidatableResponse change(String id, Map<String, ?> wishes) {
        return Api.as(rosa).patch("/memories/" + id, wishes);
    }

    private ValidatableResponse changeOf(String id, String seen, Map<String, ?> wishes) {
        return Api.as(rosa).request().header("If-Match", seen).contentType("application/json").body(wishes).patch("/api/v1/memories/" + id).then();
    }

    private static ValidatableResponse restore(UUID person, String id) {
        return Api.as(person).request().urlEncodingEnabled(false).post("/api/v1/memories/" + id + "/restore").then();
    }

    /** Every value that a field had, the present one too. */
    private static Set<Object> all(List<Map<String, Object>> entries, String field, ValidatableResponse now) {
        var values = entries.stream().filter(before -> before.containsKey(field)).map(before -> before.get(field)).collect(Collectors.toCollection(HashSet::new));
        values.add(now.extract().path(field));
        return values;
    }

    private static List<Object> contents(String id) {
        return Database.column("select content from clone_document_chunks where memory_id = ?::uuid order by chunk_index", id);
    }

    private static long withVector(String id) {
        return Database.count("select count(*) from clone_document_chunks where memory_id = ?::uuid and embedding is not null", id);
    }
}
