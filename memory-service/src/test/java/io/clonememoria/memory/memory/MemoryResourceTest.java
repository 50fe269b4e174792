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
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MemoryResourceTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final UUID rosa = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();
    private UUID grandpa;

    @BeforeEach
    void grandpaIsMade() {
        grandpa = Siblings.cloneOf(rosa);
    }

    @Test
    void keepsAMemoryVerbatimWithWhoSaidItAndWhenItHappened() {
        var content = "We took the ferry at dawn.\r\n\tHe said: «Jamais plus»; DROP TABLE memories; -- \uD83D\uDEA2";

        var id = Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of(
                        "title", "The ferry", "content", content, "speaker", "Grandpa Emil",
                        "occurred_at", "1962-07-01T00:00:00Z", "occurred_precision", "month",
                        "source_type", "letter"))
                .statusCode(201).extract().<String>path("id");

        Api.as(rosa).get("/memories/" + id)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("clone_id", equalTo(grandpa.toString()))
                .body("user_id", equalTo(rosa.toString()))
                .body("space_id", nullValue())
                .body("title", equalTo("The ferry"))
                .body("content", equalTo(content))
                .body("speaker", equalTo("Grandpa Emil"))
                .body("occurred_at", equalTo("1962-07-01T00:00:00Z"))
                .body("occurred_precision", equalTo("month"))
                .body("source_type", equalTo("letter"))
                .body("created_at", notNullValue());
    }

    @Test
    void keepsWhatItIsAboutAndWhateverElseBelongsToIt() {
        var id = Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of(
                        "title", "The ferry", "content", "Nous avons pris le bac.", "language", "fr",
                        "tags", List.of("travel", " sea ", "travel"), "people", List.of("Tante Inès"), "places", List.of("Marseille"),
                        "enabled", false, "metadata", Map.of("album", Map.of("page", 7), "scans", List.of("a.png", 2.5, true))))
                .statusCode(201).extract().<String>path("id");

        Api.as(rosa).get("/memories/" + id)
                .body("language", equalTo("fr"))
                .body("tags", contains("travel", "sea"))
                .body("people", contains("Tante Inès"))
                .body("places", contains("Marseille"))
                .body("trust", equalTo("owner"))
                .body("enabled", equalTo(false))
                .body("metadata.album.page", equalTo(7))
                .body("metadata.scans", contains("a.png", 2.5f, true))
                .body("deleted_at", nullValue());
        Api.as(rosa).search(grandpa, "bac").body("results", empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "tags": "travel"                  | tags
            "tags": ["a", ""]                 | tags[1]
            "tags": [null]                    | tags[0]
            "tags": ["a\\u0007"]            | tags[0]
            "tags": [5]                       | tags[0]
            "people": ["two\\nlines"]       | people[0]
            "places": {}                      | places
            "language": "de"                  | language
            "language": ""                    | language
            "enabled": "yes"                  | enabled
            "enabled": 1                      | enabled
            "metadata": []                    | metadata
            "metadata": "text"                | metadata
            "metadata": {"a\\u0000": 1}     | metadata
            "metadata": {"a": ["\\u0007"]}  | metadata
            "metadata": {"a": 1e999}          | metadata
            "metadata": {"a": [[[[[[[[1]]]]]]]]} | metadata
            "trust": "owner"                  | trust
            "deleted_at": null                | deleted_at
            """)
    void namesWhatCannotBeAmongTheRest(String member, String field) {
        Api.as(rosa).post("/clones/" + grandpa + "/memories", "{\"title\": \"A\", \"content\": \"B\", " + member + "}")
                .statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void refusesTooManyTagsTooLongOnesAndTooMuchBesides() {
        for (var wrong : Map.of(
                "tags", Collections.nCopies(51, "tag"),
                "people[0]", List.of("x".repeat(101)),
                "metadata", Map.of("all", "x".repeat(16 * 1024))).entrySet()) {
            Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "A", "content", "B",
                            wrong.getKey().replace("[0]", ""), wrong.getValue()))
                    .statusCode(422).body("errors.field", hasItem(wrong.getKey()));
        }
        Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "A", "content", "B", "metadata",
                Map.of("all", "x".repeat(16 * 1024 - 10)))).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 1_000})
    void refusesJsonThatIsTooDeepToRead(int depth) {
        var status = Api.as(rosa).post("/clones/" + grandpa + "/memories", "{\"title\": \"A\", \"content\": \"B\", \"metadata\": {\"a\": "
                        + "[".repeat(depth) + "]".repeat(depth) + "}}").extract().statusCode();

        assertThat(status).isIn(400, 422);
    }

    @Test
    void takesAMemoryOfWhichOnlyTheWordsAreKnown() {
        Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "A saying", "content", "Bread first."))
                .statusCode(201)
                .body("source_type", equalTo("manual"))
                .body("speaker", nullValue())
                .body("occurred_at", nullValue())
                .body("occurred_precision", nullValue());
    }

    @Test
    void answersWhenTheVectorIsWrittenOrAfterTwoSeconds() {
        var asked = Instant.now();

        var id = Api.as(rosa).remember(grandpa, "The boat", "He built it himself.");

        var late = Duration.between(asked, Instant.now()).compareTo(Duration.ofSeconds(2)) >= 0;
        assertThat(withVector(id) == 1 || late).isTrue();
        Eventually.see(() -> withVector(id), written -> written == 1);
    }

    @Test
    void waitsForACloneOfWhichWordIsStillOnItsWay() {
        var newClone = Siblings.newClone();
        var answer = CompletableFuture.supplyAsync(() -> Api.as(rosa)
                .post("/clones/" + newClone + "/memories", Map.of("title", "First", "content", "Hello.")));

        Siblings.tellClone(newClone, rosa);

        answer.join().statusCode(201);
    }

    @Test
    void knowsNoCloneThatNobodyMade() {
        Api.as(rosa).post("/clones/" + UUID.randomUUID() + "/memories", Map.of("title", "Lost", "content", "Hello."))
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", endsWith("/clone-not-found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title              | ''
            title              | '   '
            title              | 'a\u0000b'
            title              | 'two\u000alines'
            content            | ''
            content            | 'a\u0000b'
            content            | 'a\u0007b'
            speaker            | ''
            source_type        | 'No Such Thing!'
            occurred_at        | 'yesterday'
            occurred_at        | '2999-01-01T00:00:00Z'
            occurred_at        | '-0500-01-01T00:00:00Z'
            occurred_at        | '+999999999-01-01T00:00:00Z'
            occurred_precision | 'decade'
            occurred_precision | 'day'
            colour             | 'blue'
            user_id            | '00000000-0000-0000-0000-000000000001'
            """)
    void namesTheFieldThatIsWrong(String field, String value) {
        var memory = new HashMap<String, Object>(Map.of("title", "A title", "content", "Some words."));
        memory.put(field, value);

        Api.as(rosa).post("/clones/" + grandpa + "/memories", memory)
                .statusCode(422)
                .body("errors.field", hasItem(field));
    }

    @Test
    void refusesATitleAndAContentThatAreTooLong() {
        Api.as(rosa).post("/clones/" + grandpa + "/memories",
                        Map.of("title", "x".repeat(201), "content", "x".repeat(50_001)))
                .statusCode(422)
                .body("errors.field", contains("content", "title"));
    }

    @Test
    void takesTheLongestTitleAndContent() {
        Api.as(rosa).post("/clones/" + grandpa + "/memories",
                        Map.of("title", "é".repeat(200), "content", "A word or two. ".repeat(3_333)))
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"text\"", "", "{\"title\": 5, \"content\": \"x\"}",
        "{\"title\": \"a\", \"title\": \"b\", \"content\": \"x\"}"})
    void saysWhatIsWrongWithABodyThatIsNoMemory(String body) {
        var status = Api.as(rosa).post("/clones/" + grandpa + "/memories", body)
                .contentType("application/problem+json")
                .extract().statusCode();

        assertThat(status).isIn(400, 422);
    }

    @Test
    void hasNothingAtAnIdThatIsNone() {
        Api.as(rosa).get("/memories/not-an-id").statusCode(404);
        Api.as(rosa).get("/clones/1%20or%201=1/memories").statusCode(404);
    }

    @Test
    void listsTheNewestFirstInPages() {
        var first = Api.as(rosa).remember(grandpa, "One", "First words.");
        var second = Api.as(rosa).remember(grandpa, "Two", "Second words.");
        var third = Api.as(rosa).remember(grandpa, "Three", "Third words.");

        var page = Api.as(rosa).get("/clones/" + grandpa + "/memories?limit=2")
                .statusCode(200)
                .body("data.id", contains(third.toString(), second.toString()));
        var cursor = page.extract().<String>path("next_cursor");

        Api.as(rosa).get("/clones/" + grandpa + "/memories?limit=2&cursor=" + cursor)
                .body("data.id", contains(first.toString()))
                .body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "cursor=zzz", "cursor=%00"})
    void refusesAPageThatThereCannotBe(String query) {
        var status = Api.as(rosa).get("/clones/" + grandpa + "/memories?" + query).extract().statusCode();

        assertThat(status).isIn(400, 404, 422);
    }

    @Test
    void forgetsADeletedMemoryAtOnce() {
        var id = Api.as(rosa).remember(grandpa, "The lighthouse", "It stood on a rock.");

        Api.as(rosa).delete("/memories/" + id).statusCode(204);

        Api.as(rosa).get("/memories/" + id).statusCode(404);
        Api.as(rosa).delete("/memories/" + id).statusCode(404);
        Api.as(rosa).get("/clones/" + grandpa + "/memories").body("data", empty());
        Api.as(rosa).search(grandpa, "lighthouse").body("results", empty());
        assertThat(Database.count("select count(*) from memories where id = ? and deleted_at is not null", id))
                .isEqualTo(1);
    }

    @Test
    void tellsOfEachMemoryWithoutAWordOfIt() {
        var id = Api.as(rosa).remember(grandpa, "Secret title", "Secret words.");
        Api.as(rosa).delete("/memories/" + id).statusCode(204);

        var created = TestBus.await(Topics.FACTS_MEMORY, "memory.created", id.toString(), SOON);
        var deleted = TestBus.await(Topics.FACTS_MEMORY, "memory.deleted", id.toString(), SOON);

        assertThat(created.data().toString()).doesNotContain("Secret");
        assertThat(created.data().get("user_id").asText()).isEqualTo(rosa.toString());
        assertThat(created.data().get("clone_id").asText()).isEqualTo(grandpa.toString());
        assertThat(created.data().get("memory_id").asText()).isEqualTo(id.toString());
        assertThat(created.data().get("space_id").isNull()).isTrue();
        assertThat(created.data().get("characters").asInt()).isEqualTo("Secret words.".length());
        assertThat(deleted.data().get("memory_id").asText()).isEqualTo(id.toString());
        assertThat(created.time()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void hidesTheMemoriesOfADeletedClone() {
        var id = Api.as(rosa).remember(grandpa, "The orchard", "Apples everywhere.");

        Siblings.deleteClone(grandpa, rosa);

        Eventually.see(() -> Api.as(rosa).get("/memories/" + id).extract().statusCode(), status -> status == 404);
        Api.as(rosa).get("/clones/" + grandpa + "/memories").statusCode(404);
        Api.as(rosa).search(grandpa, "apples").statusCode(404);
    }

    @Test
    void showsNothingToAStranger() {
        var id = Api.as(rosa).remember(grandpa, "Ours", "Nobody else's.");

        Api.as(stranger).get("/memories/" + id).statusCode(404);
        Api.as(stranger).delete("/memories/" + id).statusCode(404);
        Api.as(stranger).get("/clones/" + grandpa + "/memories").statusCode(404);
        Api.as(stranger).post("/clones/" + grandpa + "/memories", Map.of("title", "Theirs", "content", "Words."))
                .statusCode(404);
        Api.as(rosa).get("/clones/" + grandpa + "/memories").body("data", hasSize(1));
    }

    @Test
    void answersNobodyWithoutAGenuineToken() {
        for (var token : new String[] {"nonsense", TestEdge.forged(rosa), TestEdge.expired(rosa),
            TestEdge.unsigned(rosa), TestEdge.ofWrongType(rosa)}) {
            Api.with(token).get("/clones/" + grandpa + "/memories")
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
    }

    private static long withVector(UUID memoryId) {
        return Database.count("""
                select count(*) from clone_document_chunks
                where memory_id = ? and embedding is not null and embedding_model = 'e5-small-v2-q/spoken'""", memoryId);
    }
}
