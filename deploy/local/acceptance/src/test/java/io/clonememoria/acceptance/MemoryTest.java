package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a clone remembers, from the first word to the last correction. */
@ExtendWith(RunningSuite.class)
class MemoryTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Api ann = Api.newPerson();

    @Test
    void isAddedByTheHundredFoundListedAndToldInItsOrder() {
        var cloneId = ann.newClone("Rose");
        var memories = IntStream.range(0, 200).mapToObj(at -> Map.of("title", "Day " + at, "content", "On day " + at + " the bread had " + at + " holes.",
                "occurred_at", "19%02d-03-01T00:00:00Z".formatted(at % 50 + 20), "tags", List.of(at % 2 == 0 ? "even" : "odd"))).toList();

        ann.post("/clones/{id}/memories/bulk", Map.of("memories", memories), cloneId).statusCode(201).body("data", hasSize(200));

        ann.get("/clones/{id}/memories?tag=even&from=1921-01-01&to=1922-12-31&limit=10", cloneId).statusCode(200)
                .body("data.title", contains("Day 152", "Day 102", "Day 52", "Day 2"));
        ann.get("/clones/{id}/timeline?limit=1", cloneId).statusCode(200)
                .body("periods", hasSize(50)).body("periods[0].period", equalTo("1920")).body("periods[0].memories", equalTo(4))
                .body("data.title", contains("Day 0"));
        await().atMost(SOON).untilAsserted(() -> ann.get("/clones/{id}", cloneId).body("memories_count", equalTo(200)));
        ann.post("/clones/{id}/memories/bulk", Map.of("memories", List.of(Map.of("title", "A", "content", "B"), Map.of("title", ""))), cloneId)
                .statusCode(422).body("errors.field", hasItem("memories[1].content")).body("errors.field", hasItem("memories[1].title"));
    }

    @Test
    void isCorrectedAndKeepsWhatItSaidBefore() {
        var cloneId = ann.newClone("Rose");
        var id = ann.remember(cloneId, "The bakery", "In 1962 Tom and I opened the bakery.");

        ann.patch("/memories/{id}", Map.of("content", "In 1963 Tom and I opened the bakery.", "people", List.of("Tom")), id).statusCode(200);

        ann.get("/memories/{id}/history", id).statusCode(200)
                .body("data.before.content", contains("In 1962 Tom and I opened the bakery."))
                .body("data.changed_by_user_id", contains(ann.userId()));
        var said = ann.say(ann.newConversation(cloneId), "When did you open the bakery?").statusCode(201)
                .extract().<String>path("clone_message.content");
        assertThat(said).contains("1963").doesNotContain("1962");
        await().atMost(SOON).untilAsserted(() -> ann.get("/audit-log?event=memory.updated").statusCode(200).body("data.resource_id", hasItem(id)));
    }

    @Test
    void comesBackAfterItWasDeleted() {
        var cloneId = ann.newClone("Rose");
        var id = ann.remember(cloneId, "The bakery", "In 1962 Tom and I opened the bakery.");
        ann.delete("/memories/{id}", id).statusCode(204);
        ann.get("/clones/{id}/memories", cloneId).body("data", empty());
        ann.get("/clones/{id}/memories?deleted=true", cloneId).body("data.id", contains(id));

        ann.request().post("/memories/{id}/restore", id).then().statusCode(200).body("deleted_at", nullValue());

        ann.post("/clones/{id}/memories/search", Map.of("query", "bakery"), cloneId).statusCode(200).body("results.id", contains(id));
    }
}
