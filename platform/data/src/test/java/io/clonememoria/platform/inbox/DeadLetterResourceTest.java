package io.clonememoria.platform.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class DeadLetterResourceTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID subject = UUID.randomUUID();
    private final String administrator = TestEdge.caller(UUID.randomUUID()).claim("adm", true).token();

    @Test
    void showsWhatIsParkedWhyAndHowManyWaitBehind() {
        park(13, 14, 15);

        var letter = letter();
        assertThat(letter).containsEntry("consumer", "superstitious").containsEntry("topic", Topics.FACTS_IDENTITY)
                .containsEntry("type", "thing.happened").containsEntry("key", subject.toString())
                .containsEntry("waiting", 2).containsKeys("id", "parked_at");
        assertThat(letter.get("cause")).asString().contains("thirteen");
        assertThat(letter).doesNotContainKeys("data", "headers");
    }

    @Test
    void aReplayThatFailsAgainStaysParkedWithWhatWaitsBehindIt() {
        park(13, 14);
        var letter = letter();

        var answer = replay(letter).statusCode(200).extract().jsonPath();

        assertThat(answer.getInt("replayed")).isZero();
        assertThat(answer.getInt("waiting")).isEqualTo(1);
        assertThat(answer.getString("cause")).contains("thirteen");
        assertThat(letter()).containsEntry("id", letter.get("id")).doesNotContainEntry("tried_at", null);
        assertThat(Kept.effects("superstitious", subject)).isEmpty();
    }

    @Test
    void aReplayRunsTheParkedOneAndThenThoseBehindItOnceEachThoughAskedSeveralTimesAtOnceAndCutOff() {
        park(IntStream.rangeClosed(13, 22).toArray());
        var letter = letter();
        Effects.Superstitious.CURED.add(subject);
        Effects.Superstitious.LOSSES.set(2);

        var replays = IntStream.range(0, 3).mapToObj(_ -> CompletableFuture.supplyAsync(() ->
                replay(letter).statusCode(200).extract().jsonPath().getInt("waiting"))).toList();
        TestBus.fact(Topics.FACTS_IDENTITY, "thing.happened", subject, "{\"number\":23}");

        assertThat(replays).allSatisfy(replay -> assertThat(replay.join()).isLessThan(12));
        await().atMost(SOON).untilAsserted(() -> {
            replay(letter).statusCode(200);
            assertThat(Kept.effects("superstitious", subject))
                    .containsExactlyElementsOf(IntStream.rangeClosed(13, 23).boxed().toList());
        });
        assertThat(letters()).noneMatch(left -> subject.toString().equals(left.get("key")));
    }

    @Test
    void onlyAdministratorsSeeAndReplayThem() {
        park(13);
        var letter = letter();

        for (var somebody : List.of(TestEdge.token(subject), TestEdge.forged(subject))) {
            var expected = somebody.equals(TestEdge.token(subject)) ? 403 : 401;
            assertThat(given().auth().oauth2(somebody).get("/api/v1/admin/dead-letters").statusCode())
                    .isIn(expected, 403);
            assertThat(given().auth().oauth2(somebody).post("/api/v1/admin/dead-letters/" + letter.get("id") + "/replay")
                    .statusCode()).isIn(expected, 403);
        }
        given().get("/api/v1/admin/dead-letters").then().statusCode(401);
    }

    @Test
    void aLetterThatNobodyKeptIsNotFound() {
        replay(Map.of("id", UUID.randomUUID())).statusCode(404);
    }

    /** The first is what the consumer cannot digest; all others wait behind it. */
    private void park(int... numbers) {
        for (var number : numbers) {
            TestBus.fact(Topics.FACTS_IDENTITY, "thing.happened", subject, "{\"number\":" + number + "}");
        }
        await().atMost(SOON).untilAsserted(() ->
                assertThat(Kept.deadLetters("superstitious", subject)).hasSize(numbers.length));
    }

    private ValidatableResponse replay(Map<String, ?> letter) {
        return given().auth().oauth2(administrator)
                .post("/api/v1/admin/dead-letters/" + letter.get("id") + "/replay").then();
    }

    private Map<String, Object> letter() {
        return letters().stream().filter(letter -> subject.toString().equals(letter.get("key"))).findFirst()
                .orElseThrow();
    }

    private List<Map<String, Object>> letters() {
        JsonPath page = given().auth().oauth2(administrator).queryParam("limit", 200).get("/api/v1/admin/dead-letters")
                .then().statusCode(200).extract().jsonPath();
        return page.getList("data");
    }
}
