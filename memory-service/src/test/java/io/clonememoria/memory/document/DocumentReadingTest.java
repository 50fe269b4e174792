package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

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
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are no plain text: let in at once, read by a job, and either searchable or failed with the reason why. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class DocumentReadingTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String WORDS = "The orchard is in bloom again. Come before the blossoms fall.";

    private final UUID rosa = UUID.randomUUID();
    private UUID grandpa;

    @BeforeEach
    void grandpaIsMade() {
        Siblings.knowPerson(rosa);
        Siblings.knowPlans();
        grandpa = Siblings.cloneOf(rosa);
    }

    @Test
    void readsAPdfInTheBackgroundAndTellsWhenItIsFound() {
        var id = upload("letter.pdf", SampleFiles.pdf(WORDS)).statusCode(201)
                .body("status", equalTo("processing"))
                .body("media_type", equalTo("application/pdf"))
                .body("chunk_count", equalTo(0))
                .extract().<String>path("id");

        var read = onceProcessed(id);

        assertThat(read).containsEntry("status", "indexed").containsEntry("chunk_count", 1).containsEntry("language", "en");
        assertThat(TestBus.await(Topics.FACTS_MEMORY, "document.indexed", id, SOON).data().get("chunks").asInt()).isEqualTo(1);
        Api.as(rosa).search(grandpa, "blossoms").body("results[0].content", equalTo(WORDS));
        Api.as(rosa).get("/documents/" + id + "/chunks").body("data[0].content", equalTo(WORDS));
    }

    @Test
    void readsAFileAsWhatItIsWhateverItIsCalled() {
        var id = upload("letter.pdf", SampleFiles.docx("Le verger est en fleurs et nous pensons à vous.")).statusCode(201)
                .extract().<String>path("id");

        assertThat(onceProcessed(id)).containsEntry("status", "indexed").containsEntry("language", "fr")
                .containsEntry("media_type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }

    @Test
    void readsTextThatIsNotUtf8() {
        var id = upload("lettre.txt", "Le vieux café du port a fermé pendant toute la guerre.".getBytes(Charset.forName("windows-1252")))
                .statusCode(201).extract().<String>path("id");

        assertThat(onceProcessed(id)).containsEntry("status", "indexed").containsEntry("media_type", "text/plain");
        Api.as(rosa).search(grandpa, "café").body("results[0].content", containsString("Le vieux café"));
    }

    @Test
    void saysWhyAFileHasNoTextAndKeepsNothingHalf() {
        var encrypted = upload("a.pdf", SampleFiles.encryptedPdf(WORDS)).statusCode(201).extract().<String>path("id");
        var scan = upload("b.pdf", SampleFiles.scannedPdf()).statusCode(201).extract().<String>path("id");
        var archive = upload("c.docx", SampleFiles.zip(Map.of("a.txt", SampleFiles.utf8(WORDS)))).statusCode(201)
                .extract().<String>path("id");

        assertThat(onceProcessed(encrypted)).containsEntry("status", "failed").containsEntry("failure", "encrypted");
        assertThat(onceProcessed(scan)).containsEntry("status", "failed").containsEntry("failure", "no-ocr");
        assertThat(onceProcessed(archive)).containsEntry("status", "failed").containsEntry("failure", "not-a-document");
        assertThat(TestBus.await(Topics.FACTS_MEMORY, "document.failed", scan, SOON).data().get("reason").asText())
                .isEqualTo("no-ocr");
        Api.as(rosa).get("/documents/" + scan + "/chunks").body("data", empty());
        assertThat(Database.count("select count(*) from clone_document_chunks where clone_id = ?", grandpa)).isZero();
    }

    @Test
    void aBombTakesNothingDown() {
        var bomb = upload("a.docx", SampleFiles.docxBomb(300_000_000)).statusCode(201).extract().<String>path("id");
        var letter = upload("b.docx", SampleFiles.docx(WORDS)).statusCode(201).extract().<String>path("id");

        assertThat(onceProcessed(bomb)).containsEntry("status", "failed").containsEntry("failure", "too-large");
        assertThat(onceProcessed(letter)).containsEntry("status", "indexed");
    }

    @Test
    void readsALongBookInOneGo() {
        var pages = IntStream.range(0, 300).mapToObj(at -> "Page " + at + ": " + WORDS).toArray(String[]::new);
        var id = upload("book.pdf", SampleFiles.pdf(pages)).statusCode(201).extract().<String>path("id");

        Eventually.see(() -> Api.as(rosa).get("/documents/" + id).extract().<Integer>path("chunk_count"), count -> count > 10);
        Api.as(rosa).search(grandpa, "Page 299").statusCode(200);
        Api.as(rosa).delete("/documents/" + id).statusCode(204);
    }

    @Test
    void readsNothingThatWasDeletedMeanwhile() {
        var id = UUID.fromString(upload("letter.pdf", SampleFiles.pdf(WORDS)).statusCode(201).extract().path("id"));
        Api.as(rosa).delete("/documents/" + id).statusCode(204);

        Eventually.see(() -> Database.count(
                "select count(*) from messaging.jobs where user_id = ? and finished_at is null", rosa), left -> left == 0);

        Api.as(rosa).search(grandpa, "blossoms").body("results", empty());
        Api.as(rosa).get("/documents/" + id).statusCode(404);
    }

    @Test
    void readsNothingForWhoTookTheirConsentBack() {
        var id = upload("a.pdf", SampleFiles.pdf(WORDS)).statusCode(201).extract().<String>path("id");
        onceProcessed(id);
        Database.run("update projection.users set consent_data_processing = false where id = ?", rosa);
        Database.run("update clone_documents set awaits_text = true, status = 'processing', failure = null where id = ?",
                UUID.fromString(id));

        Database.run("""
                insert into messaging.jobs (id, kind, user_id, payload)
                values (gen_random_uuid(), 'document-text', ?, ?::jsonb)""", rosa, "{\"document_id\": \"" + id + "\"}");

        assertThat(onceProcessed(id)).containsEntry("status", "failed").containsEntry("failure", "consent-withdrawn");
    }

    private ValidatableResponse upload(String name, byte[] file) {
        return Api.as(rosa).upload(grandpa, name, "application/octet-stream", file);
    }

    private Map<String, Object> onceProcessed(String id) {
        return Eventually.see(() -> Api.as(rosa).get("/documents/" + id).extract().<Map<String, Object>>path("$"),
                document -> !document.get("status").equals("processing"));
    }
}
