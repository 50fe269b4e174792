package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of a clone's memories are listed. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MemoryFilterTest {
    private static final UUID ROSA = UUID.randomUUID();
    private static UUID grandpa;

    @BeforeEach
    void grandpaRemembersOnce() {
        if (grandpa != null) {
            return;
        }
        grandpa = Siblings.cloneOf(ROSA);
        var deleted = UUID.fromString(Api.as(ROSA).post("/clones/" + grandpa + "/memories/bulk", Map.of("memories", List.of(
                Map.of("title", "deleted", "content", "Gone."),
                Map.of("title", "ferry", "content", "We took the FERRY, 100% wet.", "occurred_at", "1962-07-01T00:00:00Z",
                        "speaker", "Emil", "source_type", "letter", "tags", List.of("travel", "sea"), "people", List.of("Inès"),
                        "places", List.of("Marseille")),
                Map.of("title", "late", "content", "The last minute.", "occurred_at", "1962-12-31T23:59:59.999Z", "tags", List.of("travel")),
                Map.of("title", "new year", "content", "L'Été was far.", "occurred_at", "1963-01-01T00:00:00Z", "people", List.of("Inès", "Emil")),
                Map.of("title", "aside", "content", "Better not.", "enabled", false, "speaker", "emil"),
                Map.of("title", "a_b\\c", "content", "A strange title."))))
                .statusCode(201).extract().path("data[0].id"));
        Api.as(ROSA).delete("/memories/" + deleted).statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                                                        | a_b\\c,aside,new year,late,ferry
            tag=travel                                  | late,ferry
            tag=trav                                    |
            person=In%C3%A8s                            | new year,ferry
            person=Emil                                 | new year
            place=Marseille                             | ferry
            speaker=Emil                                | ferry
            source_type=letter                          | ferry
            source_type=manual&enabled=true             | a_b\\c,new year,late
            enabled=false                               | aside
            q=ferry                                     | ferry
            q=100%25                                    | ferry
            q=_b%5C                                     | a_b\\c
            q=%25                                       | ferry
            q=t%C3%A9%20was                             | new year
            q=nothing                                   |
            from=1962-07-01&to=1962-12-31               | late,ferry
            from=1963-01-01                             | new year
            to=1962-07-01                               | ferry
            to=1962-06-30                               |
            from=1962-07-01T02:00:00%2B02:00&to=1962-07-01T00:00:00Z | ferry
            from=0001-01-01&to=9999-12-31               | new year,late,ferry
            tag=travel&person=In%C3%A8s&q=wet           | ferry
            deleted=true                                | deleted
            deleted=true&tag=travel                     |
            deleted=false&enabled=false                 | aside
            """)
    void listsWhatIsAskedForAndNothingElse(String query, String titles) {
        var found = list(query == null ? "" : query).statusCode(200)
                .extract().<List<String>>path("data.title");

        assertThat(String.join(",", found)).isEqualTo(titles == null ? "" : titles);
    }

    @Test
    void pagesThroughWhatIsAskedFor() {
        var found = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = list("tag=travel&limit=1&cursor=" + cursor).statusCode(200);
            found.addAll(page.extract().path("data.title"));
            cursor = page.extract().path("next_cursor");
        }

        assertThat(found).containsExactly("late", "ferry");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            from=yesterday                    | from
            to=1962-02-30                     | to
            to=1962-07-01T00:00:00            | to
            from=%2B99999-01-01               | from
            from=0000-01-01                   | from
            from=1963-01-01&to=1962-01-01     | to
            enabled=maybe                     | enabled
            deleted=1                         | deleted
            speaker=a%00b                     | speaker
            tag=a%0Ab                         | tag
            q=%07                             | q
            """)
    void namesTheParameterThatIsWrong(String query, String field) {
        list(query).statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void refusesWordsThatAreTooMany() {
        list("q=" + "x".repeat(201)).statusCode(422).body("errors.field", hasItem("q"));
    }

    /** @param query as it travels */
    private static ValidatableResponse list(String query) {
        return Api.as(ROSA).request().urlEncodingEnabled(false).get("/api/v1/clones/" + grandpa + "/memories" + (query.isEmpty() ? "" : "?" + query)).then();
    }
}
