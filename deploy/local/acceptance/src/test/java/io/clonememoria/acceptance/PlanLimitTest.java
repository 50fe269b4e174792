package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What billing-service decides is enforced where it is spent. */
@ExtendWith(RunningSuite.class)
class PlanLimitTest {
    private final Api ann = Api.newPerson();

    @Test
    void thePlansAreThereForEverybodyToSee() {
        Api.NOBODY.get("/billing/plans").statusCode(200)
                .body("data.find { it.plan == 'free' }.max_clones", equalTo(2))
                .body("data.find { it.plan == 'pro' }.max_messages_per_month", equalTo(1000))
                .body("data.find { it.plan == 'enterprise' }.max_documents_per_clone", equalTo(100));
    }

    @Test
    void theFreePlanHoldsTwoClones() {
        ann.newClone("One");
        ann.newClone("Two");

        ann.post("/clones", Map.of("name", "Three")).statusCode(402)
                .contentType("application/problem+json")
                .body("plan", equalTo("free")).body("limit", equalTo(2)).body("used", equalTo(2));
    }

    @Test
    void exactlyTwoOfTwelveThatAskAtOnceGetAClone() throws Exception {
        assertThat(statuses(12, () -> status("/clones", Map.of("name", "Rush")))).containsOnly(201, 402)
                .filteredOn(status -> status == 201).hasSize(2);
    }

    @Test
    void exactlyFiveOfTwelveDocumentsFitIntoAClone() throws Exception {
        var path = "/clones/" + ann.newClone("Library") + "/documents";

        assertThat(statuses(12, () -> status(path, Map.of("title", "Note", "content", "A few words to keep."))))
                .containsOnly(201, 402).filteredOn(status -> status == 201).hasSize(5);
    }

    private int status(String path, Map<String, String> body) {
        return ann.post(path, body).extract().statusCode();
    }

    private static List<Integer> statuses(int times, Callable<Integer> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(IntStream.range(0, times).mapToObj(_ -> call).toList()).stream()
                    .map(Future::resultNow).toList();
        }
    }
}
