package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.memory.extraction.SampleFiles;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents renamed, read anew, deleted and brought back. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class DocumentEditingTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LETTER = "Dear Rosa,\n\nthe orchard is in bloom again. Come before the blossoms fall.\n";

    private final UUID rosa = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();
    private UUID grandpa;

    @BeforeEach
    void grandpaIsMade() {
        Siblings.knowPerson(rosa);
        Siblings.knowPlans();
        grandpa = Siblings.cloneOf(rosa);
    }

    @Test
    void isFoundByItsNewTitleAndGetsNewVectors() {
        var id = letter();

        patch(rosa, id, Map.of("title", "About zeppelins")).statusCode(200)
                .body("title", equalTo("About zeppelins")).body("status", equalTo("processing")).body("language", equalTo("en"));

        Api.as(rosa).search(grandpa, "zeppelins").body("results[0].document_id", equalTo(id));
        assertThat(onceProcessed(id)).containsEntry("status", "indexed").containsEntry("title", "About zeppelins");
        TestBus.await(Topics.FACTS_MEMORY, "document.updated", id, SOON);
    }

    @Test
    void anotherLanguageKeepsTheVectors() {
        var id = letter();

        patch(rosa, id, Map.of("language", "fr")).statusCode(200)
                .body("language", equalTo("fr")).body("status", equalTo("indexed"));

        assertThat(Database.column("select language || (embedding is not null) from clone_document_chunks where document_id = ?",
                UUID.fromString(id))).containsExactly("frtrue");
    }

    @Test
    void refusesATitleThatIsNone() {
        var id = letter();

        patch(rosa, id, Map.of("title", " ")).statusCode(422).body("errors.field", hasItem("title"));
        patch(rosa, id, Map.of("title", "x".repeat(501))).statusCode(422).body("errors.field", hasItem("title"));
        patch(rosa, id, Map.of("language", "xx")).statusCode(422).body("errors.field", hasItem("language"));
    }

    @Test
    void isNobodyElses() {
        var id = letter();

        patch(stranger, id, Map.of("title", "Mine")).statusCode(404);
        Api.as(stranger).post("/documents/" + id + "/reindex", Map.of()).statusCode(404);
        Api.as(rosa).delete("/documents/" + id).statusCode(204);
        Api.as(stranger).post("/documents/" + id + "/restore", Map.of()).statusCode(404);
    }

    @Test
    void readsTheOriginalAgainAndIsFoundAsItWasUntilThen() {
        var id = upload("letter.pdf", SampleFiles.pdf("The orchard is in bloom again.")).statusCode(201).extract().<String>path("id");
        onceProcessed(id);
        var before = passages(id);

        Api.as(rosa).post("/documents/" + id + "/reindex", Map.of()).statusCode(202)
                .body("status", equalTo("processing")).body("chunk_count", equalTo(1));

        assertThat(onceProcessed(id)).containsEntry("status", "indexed").containsEntry("chunk_count", 1);
        assertThat(passages(id)).isNotEqualTo(before);
        Api.as(rosa).search(grandpa, "orchard").body("results[0].document_id", equalTo(id));
    }

    @Test
    void cutsATextAgainThatCameWithoutAFile() {
        var id = Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "Lettre", "content", LETTER))
                .statusCode(201).extract().<String>path("id");
        onceProcessed(id);

        Api.as(rosa).post("/documents/" + id + "/reindex", Map.of()).statusCode(202);

        assertThat(onceProcessed(id)).containsEntry("status", "indexed").containsEntry("chunk_count", 1);
    }

    @Test
    void comesBackWithItsPassages() {
        var id = letter();
        Api.as(rosa).delete("/documents/" + id).statusCode(204);
        Api.as(rosa).search(grandpa, "blossoms").body("results", empty());

        Api.as(rosa).post("/documents/" + id + "/restore", Map.of()).statusCode(200)
                .body("id", equalTo(id)).body("status", equalTo("indexed")).body("failure", nullValue());

        Api.as(rosa).search(grandpa, "blossoms").body("results[0].document_id", equalTo(id));
        TestBus.await(Topics.FACTS_MEMORY, "document.restored", id, SOON);
        Api.as(rosa).post("/documents/" + id + "/restore", Map.of()).statusCode(200).body("id", equalTo(id));
    }

    @Test
    void goesAndComesBackWithoutAWriteToItsPassagesHoweverManyThereAre() {
        var id = letter();
        var versions = versionsOfPassages(id);

        Api.as(rosa).delete("/documents/" + id).statusCode(204);
        assertThat(Database.count("select count(*) from clone_document_chunks where document_id = ?", UUID.fromString(id))).isPositive();
        Api.as(rosa).post("/documents/" + id + "/restore", Map.of()).statusCode(200);

        assertThat(versionsOfPassages(id)).isEqualTo(versions);
    }

    @Test
    void aLongOneIsReadAnewUnderItsNewName() {
        var line = "The river rose again in the spring of that year, and we carried the chairs upstairs.\n";
        var id = upload("diary.txt", line.repeat(9_000).getBytes(StandardCharsets.UTF_8)).statusCode(201).extract().<String>path("id");

        patch(rosa, id, Map.of("title", "The diary", "language", "fr")).statusCode(200)
                .body("title", equalTo("The diary")).body("status", equalTo("processing"));

        var named = "select count(*) from clone_document_chunks where document_id = ? and title = 'The diary' and language = 'fr'";
        Eventually.see(() -> Database.count(named, UUID.fromString(id)), count -> count > 1_000);
        Api.as(rosa).delete("/documents/" + id).statusCode(204);
    }

    @Test
    void theLanguageThatIsSaidWhileALongTextWaitsIsNotOverruledByTheText() {
        var line = "The river rose again in the spring of that year, and we carried the chairs upstairs.\n";
        var id = upload("diary.txt", line.repeat(9_000).getBytes(StandardCharsets.UTF_8)).statusCode(201)
                .body("status", equalTo("processing")).body("chunk_count", equalTo(0)).body("language", equalTo("en"))
                .extract().<String>path("id");

        patch(rosa, id, Map.of("language", "fr")).statusCode(200);

        var french = "select count(*) from clone_document_chunks where document_id = ? and language = 'fr'";
        Eventually.see(() -> Database.count(french, UUID.fromString(id)), count -> count > 1_000);
        Api.as(rosa).get("/documents/" + id).body("language", equalTo("fr")).body("chunk_count", greaterThan(1_000));
        Api.as(rosa).delete("/documents/" + id).statusCode(204);
    }

    @Test
    void isReadAfterAllWhenItWasDeletedBeforeItWas() {
        var id = upload("letter.pdf", SampleFiles.pdf("The orchard is in bloom again.")).statusCode(201).extract().<String>path("id");
        Api.as(rosa).delete("/documents/" + id).statusCode(204);

        Api.as(rosa).post("/documents/" + id + "/restore", Map.of()).statusCode(200);

        assertThat(onceProcessed(id)).containsEntry("status", "indexed").containsEntry("chunk_count", 1);
    }

    @Test
    void doesNotComeBackWithoutRoom() {
        var id = letter();
        Api.as(rosa).delete("/documents/" + id).statusCode(204);
        for (var at = 0; at < 5; at++) {
            upload(at + ".txt", SampleFiles.utf8("Letter number " + at)).statusCode(201);
        }

        Api.as(rosa).post("/documents/" + id + "/restore", Map.of()).statusCode(402).body("type", endsWith("/document-limit-reached"));
    }

    @Test
    void doesNotComeBackBesideTheSameFile() {
        var id = letter();
        Api.as(rosa).delete("/documents/" + id).statusCode(204);
        var again = letter();

        Api.as(rosa).post("/documents/" + id + "/restore", Map.of()).statusCode(409)
                .body("type", endsWith("/document-already-there")).body("document_id", equalTo(again));
    }

    private String letter() {
        var id = upload("letter.txt", LETTER.getBytes(StandardCharsets.UTF_8)).statusCode(201).extract().<String>path("id");
        onceProcessed(id);
        return id;
    }

    private Object passages(String id) {
        return Database.column("select id from clone_document_chunks where document_id = ?", UUID.fromString(id));
    }

    private ValidatableResponse upload(String name, byte[] file) {
        return Api.as(rosa).upload(grandpa, name, "application/octet-stream", file);
    }

    private static ValidatableResponse patch(UUID person, String id, Object change) {
        return Api.as(person).request().contentType("application/json").body(change).patch("/api/v1/documents/" + id).then();
    }

    private Map<String, Object> onceProcessed(String id) {
        return Eventually.see(() -> Api.as(rosa).get("/documents/" + id).extract().<Map<String, Object>>path("$"),
                document -> !document.get("status").equals("processing"));
    }

    private static List<Object> versionsOfPassages(String id) {
        return Database.column("select xmin::text from clone_document_chunks where document_id = ? order by id", UUID.fromString(id));
    }
}
