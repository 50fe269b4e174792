package io.clonememoria.acceptance;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.oneOf;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to one person does not exist for another. */
@ExtendWith(RunningSuite.class)
class IsolationTest {
    private static Api ann;
    private static Api eve;
    private static String cloneId;
    private static String memoryId;
    private static String documentId;
    private static String conversationId;

    @BeforeAll
    static void twoPeople() {
        ann = Api.newPerson();
        eve = Api.newPerson();
        cloneId = ann.newClone("Private");
        memoryId = ann.remember(cloneId, "Secret", "The key lies under the blue pot.");
        documentId = ann.upload(cloneId, "Will", "Everything goes to Ellen.");
        conversationId = ann.newConversation(cloneId);
        ann.say(conversationId, "Where is the key?").statusCode(201);
    }

    @Test
    void aStrangerFindsNothingToRead() {
        eve.get("/clones/{id}", cloneId).statusCode(404);
        eve.get("/clones/{id}/memories", cloneId).statusCode(404);
        eve.get("/memories/{id}", memoryId).statusCode(404);
        eve.get("/clones/{id}/documents", cloneId).statusCode(404);
        eve.get("/documents/{id}", documentId).statusCode(404);
        eve.get("/documents/{id}/chunks", documentId).statusCode(404);
        eve.get("/clones/{id}/conversations", cloneId).statusCode(404);
        eve.get("/conversations/{id}", conversationId).statusCode(404);
        eve.get("/conversations/{id}/messages", conversationId).statusCode(404);
        eve.get("/clones").statusCode(200).body("data", empty());
    }

    @Test
    void aStrangerFindsNothingToSearchOrAsk() {
        eve.post("/clones/{id}/memories/search", Map.of("query", "Where is the key?"), cloneId).statusCode(404);
        eve.post("/clones/{id}/conversations", Map.of("title", "Hello"), cloneId).statusCode(404);
        eve.say(conversationId, "Where is the key?").statusCode(404);
    }

    @Test
    void aStrangerFindsNothingToChange() {
        eve.request().contentType("application/json").body(Map.of("name", "Stolen")).patch("/clones/{id}", cloneId)
                .then().statusCode(404);
        eve.delete("/clones/{id}", cloneId).statusCode(404);
        eve.delete("/memories/{id}", memoryId).statusCode(404);
        eve.delete("/documents/{id}", documentId).statusCode(404);
        eve.post("/clones/{id}/memories", Map.of("title", "Lie", "content", "A lie."), cloneId).statusCode(404);
        eve.post("/clones/{id}/documents", Map.of("title", "Lie", "content", "A lie."), cloneId).statusCode(404);

        ann.get("/memories/{id}", memoryId).statusCode(200);
        ann.get("/documents/{id}", documentId).statusCode(200);
    }

    @Test
    void headersThatClaimToBeSomebodyChangeNothing() {
        eve.request().header("x-user-id", ann.userId()).header("x-edge-token", ann.accessToken())
                .get("/clones/{id}", cloneId).then().statusCode(404);
    }

    @Test
    void whatIsInternalIsNotBehindThePublicDoor() {
        for (var path : new String[] {"/internal/jwks.json", "/q/health", "/q/metrics", "/../q/metrics", "/%2e%2e/q/metrics"}) {
            eve.request().urlEncodingEnabled(false).basePath("").get(path).then().statusCode(oneOf(400, 404));
        }
    }
}
