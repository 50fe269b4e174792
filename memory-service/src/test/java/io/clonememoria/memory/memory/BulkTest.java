package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many memories at once. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class BulkTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final UUID rosa = UUID.randomUUID();
    private UUID grandpa;

    @BeforeEach
    void grandpaIsMade() {
        grandpa = Siblings.cloneOf(rosa);
    }

    @Test
    void keepsFiveHundredInTheirOrder() {
        var titles = IntStream.range(0, 500).mapToObj(at -> "Number " + at).toList();

        var answer = addAll(titles.stream().map(title -> Map.of("title", title, "content", "Of " + title + ".")).toList())
                .statusCode(201).body("data.title", equalTo(titles));

        var ids = answer.extract().<List<String>>path("data.id");
        assertThat(ids).hasSize(500).isSorted().doesNotHaveDuplicates();
        var page = Api.as(rosa).get("/clones/" + grandpa + "/memories?limit=2").body("data.title", contains("Number 499", "Number 498"));
        Api.as(rosa).get("/clones/" + grandpa + "/memories?limit=2&cursor=" + page.extract().<String>path("next_cursor"))
                .body("data.title", contains("Number 497", "Number 496"));
        assertThat(Database.count("select memories from private.clone_memories where clone_id = ?", grandpa)).isEqualTo(500);
    }

    @Test
    void keepsOfEachAllThatOneKeepsOfOne() {
        var whole = Map.of("title", "The ferry", "content", "Au matin. ".repeat(200), "speaker", "Emil", "occurred_at", "0001-01-01T00:00:00Z",
                "occurred_precision", "about", "language", "fr", "source_type", "letter", "tags", List.of("a", "b\"{},\\"),
                "metadata", Map.of("a", List.of(1, Map.of("b", "ç"))));
        var aside = Map.of("title", "Aside", "content", "Set aside.", "enabled", false);

        var ids = addAll(List.of(whole, aside)).statusCode(201).extract().<List<String>>path("data.id");

        Api.as(rosa).get("/memories/" + ids.getFirst())
                .body("content", equalTo("Au matin. ".repeat(200))).body("speaker", equalTo("Emil"))
                .body("occurred_at", equalTo("0001-01-01T00:00:00Z")).body("occurred_precision", equalTo("about"))
                .body("language", equalTo("fr")).body("source_type", equalTo("letter"))
                .body("tags", contains("a", "b\"{},\\")).body("people", empty()).body("trust", equalTo("owner"))
                .body("metadata.a[1].b", equalTo("ç")).body("enabled", equalTo(true));
        assertThat(Database.column("select distinct language from clone_document_chunks where memory_id = ?::uuid", ids.getFirst()))
                .containsExactly("fr");
        assertThat(Database.column("select chunk_index from clone_document_chunks where memory_id = ?::uuid order by 1", ids.getFirst()))
                .containsExactly(0, 1, 2);
        Api.as(rosa).search(grandpa, "matin").body("results.id", contains(ids.getFirst()));
        Api.as(rosa).search(grandpa, "aside").body("results.id", not(hasItem(ids.getLast())));
    }

    @Test
    void isFoundByItsWordsAtOnceAndByItsMeaningSoon() {
        var ids = addAll(List.of(Map.of("title", "The boat", "content", "She was called Brynhild."))).extract().<List<String>>path("data.id");

        Api.as(rosa).search(grandpa, "Brynhild").body("results.id", contains(ids.getFirst()));
        Eventually.see(() -> Database.count("select count(*) from clone_document_chunks where memory_id = ?::uuid and embedding is not null",
                ids.getFirst()), written -> written == 1);
    }

    @Test
    void tellsOfEach() {
        var ids = addAll(List.of(Map.of("title", "Secret", "content", "One."), Map.of("title", "Secret", "content", "Three."))).extract().<List<String>>path("data.id");

        assertThat(TestBus.await(Topics.FACTS_MEMORY, "memory.created", ids.getFirst(), SOON).data().get("characters").asInt()).isEqualTo(4);
        var second = TestBus.await(Topics.FACTS_MEMORY, "memory.created", ids.getLast(), SOON).data();
        assertThat(second.get("characters").asInt()).isEqualTo(6);
        assertThat(second.toString()).doesNotContain("Secret");
    }

    @Test
    void addsOnceWhatComesTwiceUnderOneKey() {
        var body = Map.of("memories", List.of(Map.of("title", "The boat", "content", "His."), Map.of("title", "The sea", "content", "Cold.")));
        var first = withKey(body).statusCode(201).extract().<List<String>>path("data.id");

        withKey(body).statusCode(201).header("Idempotency-Replayed", "true").body("data.id", equalTo(first));

        assertThat(Database.count("select count(*) from memories where clone_id = ?", grandpa)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"title": "", "content": "B"}                             | memories[1].title
            {"title": "A"}                                            | memories[1].content
            {"title": "A", "content": "a\\u0007b"}                    | memories[1].content
            {"title": "A", "content": "B", "occurred_at": "2999-01-01T00:00:00Z"} | memories[1].occurred_at
            {"title": "A", "content": "B", "occurred_at": "yesterday"} | memories[1].occurred_at
            {"title": "A", "content": "B", "occurred_precision": "day"} | memories[1].occurred_precision
            {"title": "A", "content": "B", "tags": ["a", ""]}         | memories[1].tags[1]
            {"title": "A", "content": "B", "metadata": {"a": 1e999}}  | memories[1].metadata
            {"title": "A", "content": "B", "colour": "blue"}          | memories[1].colour
            {"title": 5, "content": "B"}                              | memories[1].title
            "text"                                                    | memories[1]
            null                                                      | memories[1]
            """)
    void keepsNoneWhereOneCannotBeAndNamesIt(String wrong, String field) {
        addAll("{\"memories\": [{\"title\": \"A\", \"content\": \"B\"}, " + wrong + "]}")
                .statusCode(422).body("errors.field", hasItem(field));

        Api.as(rosa).get("/clones/" + grandpa + "/memories").body("data", empty());
    }

    @Test
    void takesFromOneToFiveHundredOfUpToFiveMillionCharacters() {
        addAll("{}").statusCode(422).body("errors.field", hasItem("memories"));
        addAll(List.of()).statusCode(422).body("errors.field", hasItem("memories"));
        addAll(Collections.nCopies(501, Map.of("title", "A", "content", "B"))).statusCode(422).body("errors.field", hasItem("memories"));
        var large = new ArrayList<>(Collections.nCopies(100, Map.of("title", "A", "content", "word ".repeat(10_000))));
        large.add(Map.of("title", "One too many", "content", "B"));
        addAll(large).statusCode(422).body("errors.field", hasItem("memories"));
        Api.as(rosa).get("/clones/" + grandpa + "/memories").body("data", hasSize(0));
    }

    @Test
    void addsNothingToACloneOfOthers() {
        var stranger = UUID.randomUUID();

        Api.as(stranger).post("/clones/" + grandpa + "/memories/bulk", Map.of("memories", List.of(Map.of("title", "A", "content", "B"))))
                .statusCode(404);
    }

    private ValidatableResponse addAll(List<? extends Map<String, ?>> memories) {
        return addAll(Map.of("memories", memories));
    }

    private ValidatableResponse addAll(Object body) {
        return Api.as(rosa).post("/clones/" + grandpa + "/memories/bulk", body);
    }

    private ValidatableResponse withKey(Object body) {
        return Api.as(rosa).request().header("Idempotency-Key", "once").contentType("application/json").body(body)
                .post("/api/v1/clones/" + grandpa + "/memories/bulk").then();
    }
}
