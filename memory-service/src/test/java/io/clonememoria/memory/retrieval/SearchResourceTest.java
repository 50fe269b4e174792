package io.clonememoria.memory.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SearchResourceTest {
    private final UUID rosa = UUID.randomUUID();
    private UUID grandpa;

    @BeforeAll
    static void plansAreKnown() {
        Siblings.knowPlans();
    }

    @BeforeEach
    void grandpaIsMade() {
        grandpa = Siblings.cloneOf(rosa);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What did he do for a living?                | work
            Which animal lived with the family?         | pet
            How did they first meet?                    | love
            """)
    void findsByMeaningWithoutACommonWord(String question, String title) {
        Api.as(rosa).remember(grandpa, "work", "For forty years I repaired clocks in a small shop by the station.");
        Api.as(rosa).remember(grandpa, "pet", "Our old terrier slept under the stove every winter.");
        Api.as(rosa).remember(grandpa, "love", "At the harvest dance I asked her for a waltz, and we married in spring.");
        Api.as(rosa).remember(grandpa, "soup", "Cabbage soup tastes best on the third day.");

        Api.as(rosa).search(grandpa, question).statusCode(200).body("results[0].title", equalTo(title));
    }

    @Test
    void findsByARareWordWhateverItMeans() {
        Api.as(rosa).remember(grandpa, "The boat", "She was called Brynhild and leaked from the first day.");
        for (var at = 0; at < 12; at++) {
            Api.as(rosa).remember(grandpa, "At sea " + at, "The ship sailed far across the ocean, day " + at + ".");
        }

        Api.as(rosa).search(grandpa, "Brynhild").body("results[0].title", equalTo("The boat"));
    }

    @Test
    void findsFrenchWordsInFrenchDocumentsInTheirOtherForms() {
        Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "Lettre", "content",
                "Les chevaux tiraient la charrue et nous ramassions les pommes de terre dans le champ.")).statusCode(201);
        Api.as(rosa).remember(grandpa, "Weather", "It rained for the whole of the week and nobody went out.");

        Api.as(rosa).search(grandpa, "ramasser une pomme").body("results[0].kind", equalTo("chunk"))
                .body("results[0].title", equalTo("Lettre"));
    }

    @Test
    void saysOfEachResultWhereItIsFromAndHowNearItIs() {
        var id = Api.as(rosa).post("/clones/" + grandpa + "/memories", Map.of("title", "The wedding",
                        "content", "We danced until the lamps went out.", "speaker", "Emil",
                        "occurred_at", "1958-06-14T00:00:00Z", "occurred_precision", "day"))
                .statusCode(201).extract().<String>path("id");

        Api.as(rosa).search(grandpa, "When did they dance?")
                .body("results", hasSize(1))
                .body("results[0].kind", equalTo("memory"))
                .body("results[0].id", equalTo(id))
                .body("results[0].memory_id", equalTo(id))
                .body("results[0].document_id", nullValue())
                .body("results[0].content", equalTo("We danced until the lamps went out."))
                .body("results[0].speaker", equalTo("Emil"))
                .body("results[0].occurred_at", equalTo("1958-06-14T00:00:00Z"))
                .body("results[0].occurred_precision", equalTo("day"))
                .body("results[0].created_at", notNullValue())
                .body("results[0].score", greaterThan(0f))
                .body("results[0].similarity", allOf(greaterThan(0.5f), lessThanOrEqualTo(1f)));
    }

    @Test
    void showsOfALongMemoryOnceThePassageThatAnswers() {
        var talk = "We talked about the weather and the price of flour and who had married whom. ".repeat(30);
        Api.as(rosa).remember(grandpa, "An evening", talk + "The treasure is buried under the third pear tree. " + talk);

        Api.as(rosa).search(grandpa, "Where is the treasure buried?")
                .body("results", hasSize(1))
                .body("results[0].content", containsString("third pear tree"));
    }

    @Test
    void answersByWordsWhereThereIsNoVectorYet() {
        var id = Api.as(rosa).remember(grandpa, "The clock", "It struck thirteen.");
        Database.run("update clone_document_chunks set embedding = null, indexing_attempts = 5 where memory_id = ?", id);

        Api.as(rosa).search(grandpa, "clock").body("results", hasSize(1))
                .body("results[0].similarity", nullValue());
    }

    @Test
    void answersNoMoreThanAskedFor() {
        for (var at = 0; at < 12; at++) {
            Api.as(rosa).remember(grandpa, "Day " + at, "We went fishing on day " + at + ".");
        }

        Api.as(rosa).search(grandpa, "fishing").body("results", hasSize(10));
        Api.as(rosa).post("/clones/" + grandpa + "/memories/search", Map.of("query", "fishing", "limit", 3))
                .body("results", hasSize(3));
    }

    @Test
    void doesNotFindAMemoryThatIsSetAsideUntilItIsTakenUpAgain() {
        var id = Api.as(rosa).remember(grandpa, "The clock", "It struck thirteen.");

        Database.run("update memories set enabled = false where id = ?", id);
        Api.as(rosa).search(grandpa, "clock").body("results", empty());

        Database.run("update memories set enabled = true where id = ?", id);
        Api.as(rosa).search(grandpa, "clock").body("results", hasSize(1));
    }

    @Test
    void findsWhatSomebodySaidAndNotWhatWasSaidToThem() {
        say("Maria", "1999-05-01", "I bought a green canoe on Saturday.");
        say("John", "1999-07-01", "Maria, did you ever sell that canoe of yours?");

        Api.as(rosa).search(grandpa, "What did Maria buy?").body("results[0].speaker", equalTo("Maria"))
                .body("results[0].content", containsString("green canoe"));
    }

    @Test
    void findsAnAnswerBesideItsQuestion() {
        say("John", "1999-05-01", "Which instrument do you play?");
        say("Maria", "1999-05-01", "The second one in the hall, the big brown thing.");
        for (var month = 1; month < 13; month++) {
            say("Maria", "2001-%02d-11".formatted(month), "I saw the number " + month + " tram go by, the big red thing.");
        }

        Api.as(rosa).search(grandpa, "Which instrument does she play?")
                .body("results[1].content", containsString("brown thing"));
    }

    @Test
    void prefersTheTimeThatTheQuestionNames() {
        say("Emil", "1958-06-14", "We went to the lake.");
        say("Emil", "1971-06-14", "We went to the lake again.");
        say("Emil", "1983-06-14", "We went to the lake once more.");

        Api.as(rosa).search(grandpa, "Where did you go in June 1971?")
                .body("results[0].occurred_at", equalTo("1971-06-14T00:00:00Z"));
    }

    @Test
    void saysWhyWhenAskedWhy() {
        say("Emil", "1958-06-14", "We danced until the lamps went out.");

        var why = explained("Where did Emil dance in 1958?").body("results", hasSize(1)).extract().jsonPath();

        assertThat(why.getList("results[0].why.shared_words", String.class)).containsExactly("danc");
        assertThat(why.getDouble("results[0].why.speaker")).isPositive();
        assertThat(why.getDouble("results[0].why.time")).isPositive();
        var parts = List.of("meaning", "words", "speaker", "time", "neighbours", "conversation");
        assertThat(parts.stream().mapToDouble(part -> why.getDouble("results[0].why." + part)).sum())
                .isCloseTo(why.getDouble("results[0].score"), within(0.001));
        Api.as(rosa).search(grandpa, "Where did Emil dance?").body("results[0]", not(hasKey("why")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"from": "1960-01-01T00:00:00Z"}                                   | later
            {"to": "1960-01-01T00:00:00Z"}                                     | earlier
            {"from": "1958-06-14T00:00:00Z", "to": "1958-06-14T00:00:00Z"}     | earlier
            {"speaker": "maria"}                                               | later
            {"source_type": "letter"}                                          | later
            {"tag": "boats"}                                                   | later
            """)
    void findsOnlyWhatTheFiltersLetThrough(String filters, String found) {
        remember(Map.of("title", "earlier", "content", "The blue boat.", "speaker", "Emil",
                "occurred_at", "1958-06-14T00:00:00Z", "occurred_precision", "day"));
        remember(Map.of("title", "later", "content", "The blue boat.", "speaker", "Maria", "source_type", "letter", "tags", List.of("boats"),
                "occurred_at", "1961-06-14T00:00:00Z", "occurred_precision", "day"));

        Api.as(rosa).post("/clones/" + grandpa + "/memories/search", "{\"query\": \"boat\", \"filters\": " + filters + "}")
                .statusCode(200).body("results.title", equalTo(List.of(found)));
    }

    @Test
    void findsInOneDocumentOnly() {
        var letter = Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "Letter", "content",
                "The pear tree stands by the wall.")).statusCode(201).extract().<String>path("id");
        Api.as(rosa).remember(grandpa, "Pears", "The pear tree was cut down.");

        Api.as(rosa).post("/clones/" + grandpa + "/memories/search",
                        Map.of("query", "pear tree", "filters", Map.of("document_id", letter)))
                .body("results.title", equalTo(List.of("Letter")));
    }

    @Test
    void findsNothingOfADocumentOfAnotherClone() {
        var neighbour = UUID.randomUUID();
        var theirs = Siblings.cloneOf(neighbour);
        Siblings.tellSubscription(neighbour, "pro");
        var letter = Api.as(neighbour).post("/clones/" + theirs + "/documents", Map.of("title", "Theirs", "content",
                "The pear tree stands by the wall.")).statusCode(201).extract().<String>path("id");

        Api.as(rosa).post("/clones/" + grandpa + "/memories/search",
                        Map.of("query", "pear tree", "filters", Map.of("document_id", letter)))
                .statusCode(200).body("results", empty());
    }

    @Test
    void showsOnceWhatWasToldTwice() {
        var first = Api.as(rosa).remember(grandpa, "One", "We married on a rainy Saturday in Vezelay, under one umbrella.");
        var second = Api.as(rosa).remember(grandpa, "Two", "We married on a rainy saturday in Vezelay under one umbrella!");

        var found = Api.as(rosa).search(grandpa, "When did you marry?").body("results", hasSize(1)).extract().jsonPath();

        assertThat(List.of(found.getString("results[0].id"), found.getString("results[0].duplicates[0]")))
                .containsExactlyInAnyOrder(first.toString(), second.toString());
    }

    @Test
    void packsNoMoreThanThereIsRoomFor() {
        for (var at = 0; at < 8; at++) {
            Api.as(rosa).remember(grandpa, "Day " + at, ("On day " + at + " we went fishing. ").repeat(8));
        }

        Api.as(rosa).post("/clones/" + grandpa + "/memories/search", Map.of("query", "fishing", "max_tokens", 200))
                .body("results", hasSize(2)).body("tokens", lessThanOrEqualTo(200));
    }

    @Test
    void answersByMeaningAndSaysSoWhenItCannotSearchByWords() {
        Api.as(rosa).remember(grandpa, "Work", "For forty years I repaired clocks in a small shop.");
        var lexemes = (String) Database.column("select pg_get_functiondef('private.lexemes'::regproc)").getFirst();
        Database.run("""
                create or replace function private.lexemes(in_language text, in_text text) returns text[]
                language plpgsql immutable set search_path = pg_catalog, pg_temp as 'begin raise exception ''no dictionary''; end'""");
        try {
            Api.as(rosa).search(grandpa, "What did he do for a living?").statusCode(200)
                    .body("results[0].title", equalTo("Work"))
                    .body("degraded", equalTo(List.of("lexical")));
        } finally {
            Database.run(lexemes);
        }

        Api.as(rosa).search(grandpa, "clocks").body("degraded", empty());
    }

    @Test
    void answersByWordsAndSaysSoWhenItCannotSearchByMeaning() {
        Api.as(rosa).remember(grandpa, "The clock", "It struck thirteen.");
        var broken = Api.as(rosa).remember(grandpa, "Work", "For forty years I repaired clocks in a small shop.");
        Database.run("update clone_document_chunks set embedding = '[1,2,3]' where memory_id = ?", broken);

        Api.as(rosa).search(grandpa, "clock").statusCode(200)
                .body("results.title", containsInAnyOrder("The clock", "Work"))
                .body("results.similarity", everyItem(nullValue()))
                .body("degraded", equalTo(List.of("dense")));
    }

    @Test
    void hearsAMemoryAgainWhenItsSpeakerBecomesKnown() {
        var id = Api.as(rosa).remember(grandpa, "Canoe", "I bought a green canoe.");
        Database.run("update memories set speaker = 'Maria' where id = ?", id);

        Eventually.see(() -> Database.count(
                "select count(*) from clone_document_chunks where memory_id = ? and embedding is not null", id), done -> done == 1);
    }

    private void say(String speaker, String day, String content) {
        remember(Map.of("title", "Talk", "content", content, "speaker", speaker,
                "occurred_at", day + "T00:00:00Z", "occurred_precision", "day"));
    }

    private void remember(Map<String, ?> memory) {
        Api.as(rosa).post("/clones/" + grandpa + "/memories", memory).statusCode(201);
    }

    private ValidatableResponse explained(String query) {
        return Api.as(rosa).post("/clones/" + grandpa + "/memories/search", Map.of("query", query, "explain", true))
                .statusCode(200);
    }

    @Test
    void remembersNothingInAnEmptyClone() {
        Api.as(rosa).search(grandpa, "anything").statusCode(200).body("results", empty());
    }

    @Test
    void searchesOneCloneOnly() {
        var grandma = Siblings.cloneOf(rosa);
        Api.as(rosa).remember(grandma, "Hers", "The blue teapot was a gift.");
        Api.as(rosa).remember(grandpa, "His", "The blue bicycle was stolen.");

        Api.as(rosa).search(grandpa, "blue teapot").body("results.title", everyItem(equalTo("His")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table memories; --", "a & b | !c <-> (d", "\\", "'", "''' \\' \"", "%_%", ":*",
        "\uD83D\uDEA2", "the of and", "<script>", "{{7*7}}", "a\\b'c:D*&!()"})
    void takesAnythingAsAQuestion(String query) {
        Api.as(rosa).remember(grandpa, "A memory", "We went to the sea.");

        Api.as(rosa).search(grandpa, query).statusCode(200);
    }

    @Test
    void takesTheLongestQuestionAndNoLonger() {
        Api.as(rosa).search(grandpa, "why ".repeat(1_000)).statusCode(200);
        Api.as(rosa).search(grandpa, "x".repeat(4_001)).statusCode(422).body("errors.field", hasItem("query"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"query\": \"\"}", "{\"query\": \"  \"}", "{\"query\": null}", "{\"query\": \"a\\u0000\"}",
        "{\"query\": \"a\", \"limit\": 0}", "{\"query\": \"a\", \"limit\": 51}", "{\"query\": \"a\", \"limit\": \"5\"}",
        "{\"query\": \"a\", \"limit\": 1.5}", "{\"query\": \"a\", \"max_tokens\": 49}",
        "{\"query\": \"a\", \"filters\": {\"from\": \"yesterday\"}}", "{\"query\": \"a\", \"filters\": {\"clone_id\": \"b\"}}",
        "{\"query\": \"a\", \"filters\": {\"source_type\": \"Letter\"}}", "{\"query\": \"a\", \"explain\": \"yes\"}",
        "{\"query\": \"a\", \"filters\": {\"from\": \"1962-01-01T00:00:00Z\", \"to\": \"1961-01-01T00:00:00Z\"}}", "{\"query\": \"a\", \"clone_id\": \"b\"}", "{\"query\": [\"a\"]}"})
    void namesWhatIsWrongWithAQuestion(String body) {
        Api.as(rosa).post("/clones/" + grandpa + "/memories/search", body)
                .statusCode(422)
                .body("errors", not(empty()));
    }

    @Test
    void findsNothingForAStrangerNotEvenThroughTheFunctionOrTheTable() throws Exception {
        Api.as(rosa).remember(grandpa, "Ours", "The silver spoon is ours.");
        var stranger = UUID.randomUUID();

        Api.as(stranger).search(grandpa, "spoon").statusCode(404);
        try (var connection = Database.requestOf(stranger)) {
            assertThat(search(connection)).isEmpty();
            assertThat(Database.column(connection, "select content from clone_document_chunks")).isEmpty();
        }
        try (var connection = Database.requestOf(rosa)) {
            assertThat(search(connection)).isEqualTo(List.of("Ours"));
            assertThat(Database.column(connection, "select content from clone_document_chunks"))
                    .isEqualTo(List.of("The silver spoon is ours."));
        }
    }

    @Test
    void findsNothingForNobody() throws Exception {
        Api.as(rosa).remember(grandpa, "Ours", "The silver spoon is ours.");

        try (var connection = TestInfrastructure.as("login", "memory")) {
            connection.setAutoCommit(false);
            Database.column(connection, "select set_config('role', 'authenticated', true)");
            assertThat(search(connection)).isEmpty();
        }
    }

    private List<Object> search(Connection connection) throws SQLException {
        return Database.column(connection, "select title from private.search_memories(?, 'spoon', null, 10)", grandpa);
    }
}
