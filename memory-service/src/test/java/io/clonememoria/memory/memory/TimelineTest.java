package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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

/** A clone's life, in the order in which it happened. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TimelineTest {
    private static final UUID ROSA = UUID.randomUUID();
    private static UUID grandpa;

    @BeforeEach
    void grandpaRemembersOnce() {
        if (grandpa != null) {
            return;
        }
        grandpa = Siblings.cloneOf(ROSA);
        Api.as(ROSA).post("/clones/" + grandpa + "/memories/bulk", Map.of("memories", List.of(
                Map.of("title", "A saying", "content", "Bread first."),
                Map.of("title", "Wedding", "content", "We danced.", "occurred_at", "1958-06-14T00:00:00Z"),
                Map.of("title", "Another saying", "content", "Then wine."),
                Map.of("title", "Summer", "content", "It was hot.", "occurred_at", "1958-06-01T00:00:00Z", "occurred_precision", "month"),
                Map.of("title", "Birth", "content", "In the snow.", "occurred_at", "0930-01-01T00:00:00Z", "occurred_precision", "about"),
                Map.of("title", "School", "content", "We walked.", "occurred_at", "1958-01-01T00:00:00Z", "occurred_precision", "year"),
                Map.of("title", "Boat", "content", "Hers.", "occurred_at", "1962-06-14T08:00:00Z"))))
                .statusCode(201);
    }

    @Test
    void beginsWithWhatWasFirstAndEndsWithWhatHasNoTime() {
        timeline("").statusCode(200)
                .body("data.title", contains("Birth", "School", "Summer", "Wedding", "Boat", "A saying", "Another saying"))
                .body("undated", equalTo(2))
                .body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                 | 0930=1 1958=3 1962=1
            granularity=year   | 0930=1 1958=3 1962=1
            granularity=month  | 0930=1 1958=1 1958-06=2 1962-06=1
            granularity=day    | 0930=1 1958=1 1958-06=1 1958-06-14=1 1962-06-14=1
            granularity=month&from=1958-06-01&to=1958-06-30 | 1958-06=2
            """)
    void countsWhatIsKnownOfEachPeriodAndWhatIsKnownLessWellUnderTheLongerOne(String query, String periods) {
        var found = timeline(query).statusCode(200).extract().<List<Map<String, Object>>>path("periods");

        assertThat(String.join(" ", found.stream().map(period -> period.get("period") + "=" + period.get("memories")).toList())).isEqualTo(periods);
    }

    @Test
    void showsOfAPartOnlyWhatHappenedThen() {
        timeline("from=1958-06-01&to=1962").statusCode(422).body("errors.field", contains("to"));
        timeline("from=1958-06-01&to=1961-12-31").statusCode(200)
                .body("data.title", contains("Summer", "Wedding")).body("undated", nullValue());
        timeline("from=1999-01-01").body("data", empty()).body("periods", empty());
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5", "6"})
    void showsEverythingOncePageByPage(int limit) {
        var titles = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = timeline("limit=" + limit + "&cursor=" + cursor).statusCode(200);
            titles.addAll(page.extract().path("data.title"));
            if (!cursor.isEmpty()) {
                page.body("periods", nullValue()).body("undated", nullValue());
            }
            cursor = page.extract().path("next_cursor");
        }

        assertThat(titles).containsExactly("Birth", "School", "Summer", "Wedding", "Boat", "A saying", "Another saying");
    }

    @ParameterizedTest
    @CsvSource({"granularity=century,granularity", "from=yesterday,from", "limit=0,limit"})
    void namesTheParameterThatIsWrong(String query, String field) {
        timeline(query).statusCode(422).body("errors.field", hasItem(field));
    }

    @Test
    void knowsNoCursorThatItDidNotGive() {
        for (var cursor : List.of("zzz", "%00", "KzEwMDAwLTAxLTAxVDAwOjAwOjAwWi8wMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA")) {
            timeline("cursor=" + cursor).statusCode(400).body("type", endsWith("/malformed-cursor"));
        }
    }

    @Test
    void isNotForStrangers() {
        Api.as(UUID.randomUUID()).get("/clones/" + grandpa + "/timeline").statusCode(404);
    }

    /** @param query as it travels */
    private static ValidatableResponse timeline(String query) {
        return Api.as(ROSA).request().urlEncodingEnabled(false).get("/api/v1/clones/" + grandpa + "/timeline" + (query.isEmpty() ? "" : "?" + query)).then();
    }
}
