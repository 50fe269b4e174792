package io.clonememoria.acceptance;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files as people have them, through the gateway and the packaged service, which starts the process that reads them. */
@ExtendWith(RunningSuite.class)
class DocumentTest {
    private static final String LETTER = "{\\rtf1\\ansi\\deff0 Dear Ellen,\\par the quince tree has borne its first fruit.\\par}";

    private static Api ann;
    private static String cloneId;

    @BeforeAll
    static void aClone() {
        ann = Api.newPerson();
        cloneId = ann.newClone("Grandma Rose");
    }

    @Test
    void aFileIsReadAndFoundAndComesBackAfterItWasDeleted() {
        var id = upload("letter.rtf", LETTER).statusCode(201).body("status", equalTo("processing")).extract().<String>path("id");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                ann.get("/documents/{id}", id).statusCode(200).body("status", equalTo("indexed")));
        upload("the same.txt", LETTER).statusCode(409).body("type", endsWith("/document-already-there"))
                .body("document_id", equalTo(id));
        found().body("results[0].document_id", equalTo(id));
        ann.delete("/documents/{id}", id).statusCode(204);
        ann.post("/documents/{id}/restore", Map.of(), id).statusCode(200).body("status", equalTo("indexed"));
        found().body("results[0].document_id", equalTo(id));
        ann.post("/documents/{id}/reindex", Map.of(), id).statusCode(202);
    }

    @Test
    void aFileThatIsNoneFailsAndSaysWhy() {
        var id = upload("letter.pdf", "%PDF-1.7\n1 0 obj\n<<").statusCode(201).extract().<String>path("id");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                ann.get("/documents/{id}", id).body("status", equalTo("failed")).body("failure", oneOf("unreadable", "no-ocr")));
    }

    private static ValidatableResponse found() {
        return ann.post("/clones/{id}/memories/search", Map.of("query", "the quince tree"), cloneId).statusCode(200);
    }

    private static ValidatableResponse upload(String name, String content) {
        return ann.request().multiPart("file", name, content.getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .post("/clones/{id}/documents", cloneId).then();
    }
}
