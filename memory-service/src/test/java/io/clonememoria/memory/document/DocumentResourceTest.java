package io.clonememoria.memory.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class DocumentResourceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String END = "--frontier--\r\n";
    private static final String LETTER = "Dear Rosa,\n\nthe orchard is in bloom again. Come before the blossoms fall.\n";

    @ConfigProperty(name = "clonememoria.storage.folder")
    Path storage;

    private final UUID rosa = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();
    private UUID grandpa;

    @BeforeAll
    static void plansAreKnown() {
        Siblings.knowPlans();
    }

    @BeforeEach
    void grandpaIsMade() {
        Siblings.knowPerson(rosa);
        grandpa = Siblings.cloneOf(rosa);
    }

    @Test
    void takesATextFileAndKeepsTheOriginal() {
        var id = upload("letter.txt", "text/plain", LETTER)
                .statusCode(201)
                .body("title", equalTo("letter.txt"))
                .body("media_type", equalTo("text/plain"))
                .body("language", equalTo("en"))
                .body("source_type", equalTo("upload"))
                .body("status", equalTo("processing"))
                .body("size_bytes", equalTo(LETTER.length()))
                .body("chunk_count", equalTo(1))
                .body("failure", nullValue())
                .extract().<String>path("id");

        assertThat(storage.resolve("documents/" + rosa + "/" + id)).isRegularFile();
        assertThat(statusOnceProcessed(id)).isEqualTo("indexed");
    }

    @Test
    void takesMarkdownWithATitleAndALanguage() {
        given().auth().oauth2(TestEdge.token(rosa))
                .multiPart("file", "lettre.md", "# Été\nBaguette.".getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .multiPart("title", "Une lettre d'été", "text/plain; charset=UTF-8")
                .multiPart("language", "fr")
                .post("/api/v1/clones/" + grandpa + "/documents").then()
                .statusCode(201)
                .body("title", equalTo("Une lettre d'été"))
                .body("language", equalTo("fr"))
                .body("media_type", equalTo("text/markdown"));
    }

    @Test
    void takesATextInJson() {
        Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "Lettre", "content",
                        "Le verger est en fleurs et nous pensons à vous.", "source_type", "letter"))
                .statusCode(201)
                .body("title", equalTo("Lettre"))
                .body("language", equalTo("fr"))
                .body("source_type", equalTo("letter"));
    }

    @Test
    void findsTheWordsOfADocumentAtOnce() {
        upload("letter.txt", "text/plain", LETTER).statusCode(201);

        Api.as(rosa).search(grandpa, "blossoms").body("results[0].content", endsWith("Come before the blossoms fall."));
    }

    @Test
    void tellsWhenADocumentIsUploadedIndexedAndDeletedWithoutAWordOfIt() {
        var id = upload("letter.txt", "text/plain", LETTER).extract().<String>path("id");
        var indexed = TestBus.await(Topics.FACTS_MEMORY, "document.indexed", id, SOON);
        Api.as(rosa).delete("/documents/" + id).statusCode(204);

        var uploaded = TestBus.await(Topics.FACTS_MEMORY, "document.uploaded", id, SOON);
        var deleted = TestBus.await(Topics.FACTS_MEMORY, "document.deleted", id, SOON);

        assertThat(uploaded.data().get("user_id").asText()).isEqualTo(rosa.toString());
        assertThat(uploaded.data().get("clone_id").asText()).isEqualTo(grandpa.toString());
        assertThat(indexed.data().get("chunks").asInt()).isEqualTo(1);
        assertThat(deleted.data().get("document_id").asText()).isEqualTo(id);
        assertThat(uploaded.data() + "" + indexed.data() + deleted.data()).doesNotContain("orchard", "letter");
        assertThat(TestBus.read(Topics.FACTS_MEMORY, event -> event.subject().equals(id))).hasSize(3);
    }

    @Test
    void showsTheChunksInTheOrderOfTheTextInPages() {
        var text = IntStream.range(0, 60).mapToObj(at -> "In the year " + (1900 + at) + " the mill stood still for a day.")
                .collect(Collectors.joining("\n"));
        var id = upload("mill.txt", "text/plain", text).body("chunk_count", greaterThan(2)).extract().<String>path("id");

        var first = Api.as(rosa).get("/documents/" + id + "/chunks?limit=2")
                .statusCode(200)
                .body("data.chunk_index", contains(0, 1));
        var cursor = first.extract().<String>path("next_cursor");

        Api.as(rosa).get("/documents/" + id + "/chunks?limit=1&cursor=" + cursor)
                .body("data.chunk_index", contains(2));
    }

    @Test
    void forgetsADeletedDocumentAtOnce() {
        var id = upload("letter.txt", "text/plain", LETTER).extract().<String>path("id");

        Api.as(rosa).delete("/documents/" + id).statusCode(204);

        Api.as(rosa).get("/documents/" + id).statusCode(404);
        Api.as(rosa).get("/documents/" + id + "/chunks").statusCode(404);
        Api.as(rosa).get("/clones/" + grandpa + "/documents").body("data", empty());
        Api.as(rosa).search(grandpa, "blossoms").body("results", empty());
    }

    @Test
    void showsNothingToAStranger() {
        var id = upload("letter.txt", "text/plain", LETTER).extract().<String>path("id");

        Api.as(stranger).get("/documents/" + id).statusCode(404);
        Api.as(stranger).get("/documents/" + id + "/chunks").statusCode(404);
        Api.as(stranger).delete("/documents/" + id).statusCode(404);
        Api.as(stranger).get("/clones/" + grandpa + "/documents").statusCode(404);
        Api.as(stranger).upload(grandpa, "letter.txt", "text/plain", LETTER.getBytes(StandardCharsets.UTF_8)).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "letter.pdf,  application/pdf",
        "letter.bin,  application/octet-stream",
        "letter.png,  image/png",
    })
    void takesTextForTextWhateverItIsCalled(String name, String mediaType) {
        upload(name, mediaType, LETTER).statusCode(201).body("media_type", equalTo("text/plain")).body("chunk_count", equalTo(1));
    }

    @Test
    void takesNoPicturesAndNoPrograms() {
        Api.as(rosa).upload(grandpa, "letter.pdf", "application/pdf",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'})
                .statusCode(415).contentType("application/problem+json")
                .body("detail", containsString("image/png"));
        assertThat(storage.resolve("documents/" + rosa)).doesNotExist();
    }

    @Test
    void knowsAFileThatIsThereAlready() {
        var first = upload("letter.txt", "text/plain", LETTER).statusCode(201).extract().<String>path("id");

        upload("the same.md", "text/markdown", LETTER).statusCode(409)
                .body("type", endsWith("/document-already-there"))
                .body("document_id", equalTo(first));
        Api.as(rosa).delete("/documents/" + first).statusCode(204);

        upload("letter.txt", "text/plain", LETTER).statusCode(201);
        Api.as(rosa).upload(Siblings.cloneOf(rosa), "letter.txt", "text/plain", LETTER.getBytes(StandardCharsets.UTF_8))
                .statusCode(201);
    }

    @Test
    void refusesAFileThatIsNoText() {
        upload("a.txt", "text/plain", "").statusCode(422).body("errors.field", hasItem("file"));
        upload("a.txt", "text/plain", " \n ").statusCode(422).body("errors.field", hasItem("file"));
        upload("a.txt", "text/plain", "a\u0000b").statusCode(422).body("errors.field", hasItem("file"));
        assertThat(Database.count("select count(*) from clone_documents where clone_id = ?", grandpa)).isZero();
    }

    @Test
    void refusesAFormWithoutAFileOrWithAWrongField() {
        var form = given().auth().oauth2(TestEdge.token(rosa));

        form.multiPart("title", "No file").post("/api/v1/clones/" + grandpa + "/documents").then()
                .statusCode(422).body("errors.field", hasItem("file"));
        given().auth().oauth2(TestEdge.token(rosa))
                .multiPart("file", "a.txt", "Words.".getBytes(StandardCharsets.UTF_8), "text/plain")
                .multiPart("language", "klingon")
                .post("/api/v1/clones/" + grandpa + "/documents").then()
                .statusCode(422).body("errors.field", hasItem("language"));
    }

    @ParameterizedTest
    @CsvSource({"file, x", "title, Lettre", "language, fr"})
    void takesNoPartTwice(String field, String value) {
        var first = part("file", "a.txt", "Words.") + part("title", null, "A title") + part("language", null, "en");

        var answer = sendForm("boundary=frontier", first + part(field, field.equals("file") ? "b.txt" : null, value) + END);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("{\"field\":\"" + field + "\",\"message\":\"must be given once\"}");
        assertThat(Database.count("select count(*) from clone_documents where clone_id = ?", grandpa)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u3000", "a\u0007", "caf\u00e9"})
    void refusesATitleThatIsNone(String title) {
        // so that é is not UTF-8, as it would be said to be
        var charset = title.startsWith("caf") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;

        var answer = sendForm("boundary=frontier", part("file", "a.txt", "Words.") + part("title", null, title) + END, charset);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("{\"field\":\"title\"");
    }

    @Test
    void takesAFileWithoutAName() {
        var answer = sendForm("boundary=frontier", "--frontier\r\nContent-Disposition: form-data; name=\"file\"\r\n"
                + "Content-Type: text/plain\r\n\r\nWords.\r\n" + END);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"title\":\"Untitled\"");
    }

    @Test
    void refusesAFormOfTooManyParts() {
        var answer = sendForm("boundary=frontier", part("file", "a.txt", "Words.") + part("x", null, "y").repeat(2_000) + END);

        // the reader may notice first that it was told to stop: then the form has no end
        assertThat(answer.statusCode()).isIn(413, 400);
        assertThat(answer.body()).containsAnyOf("/problems/too-many-parts", "/problems/malformed-form");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "boundary=         | --frontier--",
        "boundary=frontier | --frontier",
        "boundary=frontier | --frontier\\r\\nContent-Disposition: form-data; name=\\r\\n\\r\\nx\\r\\n--frontier--\\r\\n",
        "boundary=frontier | --frontier\\r\\nNo header\\r\\n\\r\\nx\\r\\n--frontier--\\r\\n",
        "boundary=frontier | --frontier\\r\\nContent-Disposition: form-data; name=title\\r\\nContent-Type: text/plain; "
                + "charset=klingon\\r\\n\\r\\nx\\r\\n--frontier--\\r\\n"})
    void refusesWhatIsNoForm(String boundary, String body) {
        var answer = sendForm(boundary, body.translateEscapes());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/malformed-form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"documents", "memories", "memories/search"})
    void readsNoPlainText(String path) {
        Api.as(rosa).request().contentType("text/plain").body("Words.").post("/api/v1/clones/" + grandpa + "/" + path).then()
                .statusCode(415).contentType("application/problem+json");
    }

    @Test
    void saysWhichLanguagesItKnows() {
        Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "A", "content", "Words.", "language", "xx"))
                .statusCode(422).body("errors.message", hasItem("must be one of en, fr"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title    | ''
            content  | '  '
            content  | 'a\u0000b'
            language | 'klingon'
            status   | 'indexed'
            """)
    void namesTheFieldThatIsWrong(String field, String value) {
        var document = new HashMap<String, Object>(Map.of("title", "A title", "content", "Some words."));
        document.put(field, value);

        Api.as(rosa).post("/clones/" + grandpa + "/documents", document)
                .statusCode(422)
                .body("errors.field", hasItem(field));
    }

    @Test
    void refusesAFileThatIsTooLarge(@TempDir Path folder) throws Exception {
        var file = folder.resolve("big.txt");
        Files.write(file, ("a".repeat(1023) + "\n").repeat(25 * 1024).getBytes(StandardCharsets.US_ASCII));
        Files.writeString(file, "!", StandardOpenOption.APPEND);

        // streamed: the usual client would hold the file several times in the memory that it shares with the service
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/clones/" + grandpa + "/documents"))
                .header("Authorization", "Bearer " + TestEdge.token(rosa))
                .header("Content-Type", "multipart/form-data; boundary=frontier")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString("--frontier\r\nContent-Disposition: form-data; name=\"file\"; "
                                + "filename=\"big.txt\"\r\nContent-Type: text/plain\r\n\r\n"),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--frontier--\r\n")))
                .build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void refusesATextThatIsTooLong() {
        Api.as(rosa).post("/clones/" + grandpa + "/documents",
                        Map.of("title", "x".repeat(501), "content", "x".repeat(1_000_001)))
                .statusCode(422)
                .body("errors.field", contains("content", "title"));
    }

    @Test
    void takesALargeFileWholeAndAnswersBeforeItIsIndexed() {
        var line = "The river rose again in the spring of that year, and we carried the chairs upstairs.\n";
        var text = line.repeat(3 * 1024 * 1024 / line.length());

        var id = upload("diary.txt", "text/plain", text)
                .statusCode(201)
                .body("status", equalTo("processing"))
                .extract().<String>path("id");

        assertThat(Database.count("select length(content) from clone_documents where id = ?", UUID.fromString(id)))
                .isEqualTo(text.length());
        Api.as(rosa).delete("/documents/" + id).statusCode(204);
    }

    private ValidatableResponse upload(String name, String mediaType, String text) {
        return Api.as(rosa).upload(grandpa, name, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String name, @Nullable String fileName, String content) {
        return "--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (fileName == null ? "" : "; filename=\"" + fileName + "\"\r\nContent-Type: text/plain")
                + "\r\n\r\n" + content + "\r\n";
    }

    private HttpResponse<String> sendForm(String boundary, String body) {
        return sendForm(boundary, body, StandardCharsets.UTF_8);
    }

    /** As it is: the usual client sends only what is well-formed. */
    private HttpResponse<String> sendForm(String boundary, String body, Charset charset) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/clones/" + grandpa + "/documents"))
                    .header("Authorization", "Bearer " + TestEdge.token(rosa))
                    .header("Content-Type", "multipart/form-data; " + boundary)
                    .POST(BodyPublishers.ofString(body, charset))
                    .build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private String statusOnceProcessed(String id) {
        return Eventually.see(() -> Api.as(rosa).get("/documents/" + id).extract().<String>path("status"),
                status -> !status.equals("processing"));
    }
}
