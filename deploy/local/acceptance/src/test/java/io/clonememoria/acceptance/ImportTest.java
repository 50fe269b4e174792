package io.clonememoria.acceptance;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A family's chat becomes memories of the clone, and can be taken back. */
@ExtendWith(RunningSuite.class)
class ImportTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CHAT = """
            [13/03/2021, 14:04:00] Rosa: \u200eMessages and calls are end-to-end encrypted.
            [13/03/2021, 14:05:10] Rosa: In 1962 we opened the bakery in Harbour Street
            [13/03/2021, 14:06:11] Ana: And the dog? Write to ana@example.org
            [14/03/2021, 09:01:12] Rosa: Biscuit was afraid of thunder
            and slept under the piano
            """;

    private final Api ann = Api.newPerson();

    @Test
    void aChatIsImportedFoundAndUndone() {
        var clone = ann.newClone("Rosa");
        send(clone, "", Map.of("speaker", "Rosa")).statusCode(403).body("type", endsWith("/consent-required"));
        ann.patch("/users/me/consents", Map.of("whatsapp_ingestion", true)).statusCode(200);
        await().atMost(SOON).until(() -> send(clone, "/preview", Map.of()).extract().statusCode() == 200);
        send(clone, "/preview", Map.of()).body("source_type", equalTo("whatsapp")).body("messages", equalTo(3))
                .body("speakers[0].name", equalTo("Rosa"));

        var id = send(clone, "", Map.of("speaker", "Rosa", "mask", "true", "time_zone", "Europe/London")).statusCode(202)
                .extract().<String>path("id");
        ended(id, "completed");

        ann.get("/imports/{id}", id).body("done", equalTo(3)).body("total", equalTo(3));
        ann.get("/clones/{id}/memories", clone).body("data", hasSize(3)).body("data.content", hasItem("And the dog? Write to [e-mail]"));
        ann.post("/clones/{id}/memories/search", Map.of("query", "Where did Biscuit sleep?"), clone).statusCode(200)
                .body("results.content", hasItem("Biscuit was afraid of thunder\nand slept under the piano"));

        ann.post("/imports/{id}/undo", Map.of(), id).statusCode(202);
        ended(id, "undone");
        ann.get("/clones/{id}/memories", clone).body("data", hasSize(0));
        ann.get("/clones/{id}/imports", clone).body("data.status", hasItem("undone"));
    }

    private void ended(String id, String status) {
        await().atMost(SOON).untilAsserted(() -> ann.get("/imports/{id}", id).statusCode(200).body("status", equalTo(status)));
    }

    private ValidatableResponse send(String clone, String path, Map<String, String> said) {
        var request = ann.request().multiPart("file", "_chat.txt", CHAT.getBytes(StandardCharsets.UTF_8), "text/plain");
        said.forEach((name, value) -> request.multiPart(name, value));
        return request.post("/clones/{id}/imports" + path, clone).then();
    }
}
