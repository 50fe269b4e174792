package io.clonememoria.memory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
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
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ImportResourceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CHAT = """
            13/03/2021, 14:04 - Messages and calls are end-to-end encrypted.
            13/03/2021, 14:05 - Rosa: The lilac behind the mill is out
            13/03/2021, 14:06 - Ana: Lovely, call me: +33 6 12 34 56 78
            14/03/2021, 09:00 - Rosa: <Media omitted>
            14/03/2021, 09:01 - Rosa: We grew tomatoes in Lyon
            and beans
            """;

    @Inject
    Vertx vertx;

    private final UUID ana = UUID.randomUUID();
    private UUID rosa;

    @BeforeEach
    void rosasCloneIsMadeAndAnaAllowsWhatsApp() {
        rosa = Siblings.cloneOf(ana);
        Siblings.tellPerson(ana, true);
        Eventually.see(() -> Database.count("select count(*) from projection.users where id = ? and consent_whatsapp_ingestion", ana),
                known -> known == 1);
    }

    @Test
    void eachMessageBecomesAMemoryWithItsSpeakerAndItsTime() {
        var id = begin(CHAT, Map.of("speaker", "Rosa", "time_zone", "Europe/Paris")).statusCode(202)
                .body("source_type", equalTo("whatsapp")).body("status", equalTo("processing")).body("total", equalTo(3))
                .body("speaker", equalTo("Rosa")).body("speakers.name", equalTo(List.of("Rosa", "Ana")))
                .body("first_at", equalTo("2021-03-13T13:05:00Z")).body("last_at", equalTo("2021-03-14T08:01:00Z"))
                .extract().<String>path("id");

        completed(id).body("done", equalTo(3)).body("failure", nullValue()).body("finished_at", notNullValue());

        var memories = Api.as(ana).get("/clones/" + rosa + "/memories").statusCode(200).body("data", hasSize(3)).extract().jsonPath();
        assertThat(memories.getList("data.title")).containsOnly("Chat with Ana");
        assertThat(memories.getList("data.source_type")).containsOnly("whatsapp");
        assertThat(memories.getList("data.content")).contains("We grew tomatoes in Lyon\nand beans");
        assertThat(Database.column("select speaker || ' ' || is_own || ' ' || trust || ' ' || import_index from memories "
                + "where import_id = ?::uuid order by import_index", id))
                .containsExactly("Rosa true import 0", "Ana false import 1", "Rosa true import 2");
        assertThat(Database.column("select occurred_at = '2021-03-13T13:05:00Z' and occurred_precision = 'day' from memories "
                + "where import_id = ?::uuid and import_index = 0", id)).containsExactly(true);
    }

    @Test
    void whatWasImportedIsFoundAndSaysWhoSaidIt() {
        completed(begin(CHAT, Map.of("speaker", "Rosa")).statusCode(202).extract().path("id"));

        Api.as(ana).search(rosa, "lilac behind the mill").statusCode(200)
                .body("results.content", hasItem("The lilac behind the mill is out")).body("results.speaker", hasItem("Rosa"))
                .body("results.find { it.speaker == 'Rosa' }.is_own", equalTo(true))
                .body("results.find { it.speaker == 'Ana' }.is_own", equalTo(false));
    }

    @Test
    void ofTheEndItIsToldOnceWithCountsAndWithoutAWord() {
        var id = begin(CHAT, Map.of("speaker", "Rosa")).extract().<String>path("id");

        var event = TestBus.await(Topics.FACTS_MEMORY, "import.completed", id, SOON);

        assertThat(event.data().toString()).contains(rosa.toString(), ana.toString(), "\"memories\":3").doesNotContain("Rosa", "lilac");
        assertThat(TestBus.read(Topics.FACTS_MEMORY, other -> other.subject().equals(id))).hasSize(1);
    }

    @Test
    void whatReachesOthersIsLeftOutOnRequest() {
        completed(begin(CHAT, Map.of("speaker", "Rosa", "mask", "true")).statusCode(202).body("mask", equalTo(true)).extract().path("id"));

        Api.as(ana).get("/clones/" + rosa + "/memories").body("data.content", hasItem("Lovely, call me: [phone]"));
    }

    @Test
    void whoIsKnownByANumberAloneIsMaskedInEveryPlace() {
        var chat = CHAT.replace("Ana:", "+33 6 12 34 56 78:");

        var id = begin(chat, Map.of("speaker", "Rosa", "mask", "true")).statusCode(202)
                .body("speakers.name", equalTo(List.of("Rosa", "[phone 1]"))).body("title", equalTo("Chat with [phone 1]"))
                .extract().<String>path("id");

        completed(id);
        assertThat(Database.count("select count(*) from memories where import_id = ?::uuid and speaker = '[phone 1]'", id)).isOne();
        assertThat(Database.count("select count(*) from imports i where i.id = ?::uuid and i::text like '%12 34 56%'", id)).isZero();
    }

    @Test
    void aPreviewSaysWhatItWouldBeAndKeepsNothing() throws IOException {
        send("/preview", CHAT, Map.of()).statusCode(200)
                .body("source_type", equalTo("whatsapp")).body("messages", equalTo(3)).body("wordless", equalTo(2))
                .body("speakers[0].name", equalTo("Rosa")).body("speakers[0].messages", equalTo(2))
                .body("date_order", equalTo("dmy")).body("date_order_needed", equalTo(false))
                .body("first_line_not_understood", nullValue());
        send("/preview", "Sent by mail\n03/04/2021, 14:05 - Rosa: x", Map.of()).statusCode(200)
                .body("date_order_needed", equalTo(true))
                .body("first_line_not_understood.number", equalTo(1)).body("first_line_not_understood.text", equalTo("Sent by mail"));

        assertThat(Database.count("select count(*) from imports where user_id = ?", ana)).isZero();
        assertThat(files()).isZero();
    }

    @Test
    void aChatOfWhatsAppTakesItsConsentAndOthersDoNot() {
        Siblings.tellPerson(ana, false);
        Eventually.see(() -> Database.count("select count(*) from projection.users where id = ? and not consent_whatsapp_ingestion", ana),
                known -> known == 1);

        for (var path : List.of("", "/preview")) {
            send(path, CHAT, Map.of("speaker", "Rosa")).statusCode(403).body("type", endsWith("/consent-required"))
                    .body("consent", equalTo("whatsapp_ingestion"));
        }
        assertThat(Database.count("select count(*) from imports where user_id = ?", ana)).isZero();
        begin("date,author,text\n2021-03-15,Rosa,Hello\n", Map.of("speaker", "Rosa")).statusCode(202);
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        begin("Dear Rosa,\nthe lilac is out.", Map.of("speaker", "Rosa")).statusCode(422)
                .body("type", endsWith("/chat-not-understood")).body("errors[0].field", equalTo("file"))
                .body("first_line_not_understood.text", equalTo("Dear Rosa,"));
        begin(CHAT, Map.of("speaker", "Carla")).statusCode(422).body("errors[0].field", equalTo("speaker"))
                .body("errors[0].message", containsString("Rosa, Ana"));
        begin(CHAT, Map.of()).statusCode(422).body("errors[0].field", equalTo("speaker"));
        begin("03/04/2021, 14:05 - Rosa: x", Map.of("speaker", "Rosa")).statusCode(422).body("errors[0].field", equalTo("date_order"));
        begin(CHAT, Map.of("speaker", "Rosa", "time_zone", "Mars/Olympus")).statusCode(422).body("errors[0].field", equalTo("time_zone"));
        begin(CHAT, Map.of("speaker", "Rosa", "source_type", "telegram")).statusCode(422).body("errors[0].field", equalTo("file"));
        begin(CHAT, Map.of("speaker", "Rosa", "source_type", "letters")).statusCode(422).body("errors[0].field", containsString("source"));
        begin(CHAT.replace("14/03/2021", "14/03/2121"), Map.of("speaker", "Rosa")).statusCode(422)
                .body("errors[0].message", containsString("future"));
        begin("", Map.of("speaker", "Rosa")).statusCode(422);

        assertThat(Database.count("select count(*) from imports where user_id = ?", ana)).isZero();
        assertThat(files()).isZero();
    }

    @Test
    void theOrderOfDatesCanBeSaid() {
        begin("03/04/2021, 14:05 - Rosa: x", Map.of("speaker", "Rosa", "date_order", "mdy")).statusCode(202)
                .body("first_at", equalTo("2021-03-04T14:05:00Z")).body("date_order", equalTo("mdy"));
    }

    @Test
    void theSameFileIsImportedOnceUntilThatIsUndone() {
        var id = begin(CHAT, Map.of("speaker", "Rosa")).statusCode(202).extract().<String>path("id");
        completed(id);

        begin(CHAT, Map.of("speaker", "Ana")).statusCode(409).body("type", endsWith("/already-imported")).body("import_id", equalTo(id));

        undo(id).statusCode(202);
        Eventually.see(() -> get(id).extract().path("status"), "undone"::equals);
        begin(CHAT, Map.of("speaker", "Ana")).statusCode(202);
    }

    @Test
    void undoneIsGoneForEver() {
        var id = begin(CHAT, Map.of("speaker", "Rosa")).extract().<String>path("id");
        completed(id);
        Api.as(ana).remember(rosa, "Garden", "What was not imported stays.");

        undo(id).statusCode(202).body("status", equalTo("undoing"));

        Eventually.see(() -> get(id).extract().path("status"), "undone"::equals);
        assertThat(Database.count("select count(*) from memories where clone_id = ?", rosa)).isOne();
        assertThat(Database.count("select count(*) from clone_document_chunks where clone_id = ?", rosa)).isOne();
        assertThat(Database.count("select memories from private.clone_memories where clone_id = ?", rosa)).isOne();
        get(id).body("done", equalTo(0));
        undo(id).statusCode(409).body("type", endsWith("/import-has-ended"));
    }

    @Test
    void whenAllIsDoneTheFileIsGone() throws IOException {
        var id = begin(CHAT, Map.of("speaker", "Rosa")).extract().<String>path("id");

        completed(id);

        Eventually.see(() -> Database.count("select count(*) from imports where id = ?::uuid and original_key is null", id), gone -> gone == 1);
        assertThat(files()).isZero();
    }

    @Test
    void theSecondRequestWithTheKeyHasTheAnswerOfTheFirst() {
        var key = UUID.randomUUID().toString();

        var first = begin(CHAT, Map.of("speaker", "Rosa"), key).statusCode(202).extract().asString();

        begin(CHAT, Map.of("speaker", "Rosa"), key).statusCode(202).header("Idempotency-Replayed", "true").body(equalTo(first));
        assertThat(Database.count("select count(*) from imports where clone_id = ?", rosa)).isOne();
    }

    @Test
    void aNeighbourSeesNothingOfIt() {
        var id = begin(CHAT, Map.of("speaker", "Rosa")).extract().<String>path("id");
        var neighbour = Api.as(UUID.randomUUID());

        neighbour.get("/imports/" + id).statusCode(404).body("type", endsWith("/import-not-found"));
        neighbour.post("/imports/" + id + "/cancel", Map.of()).statusCode(404);
        neighbour.post("/imports/" + id + "/undo", Map.of()).statusCode(404);
        neighbour.get("/clones/" + rosa + "/imports").statusCode(404);
        neighbour.request().multiPart("file", "chat.txt", CHAT.getBytes(StandardCharsets.UTF_8), "text/plain")
                .post("/api/v1/clones/" + rosa + "/imports").then().statusCode(404);
    }

    @Test
    void membersOfASpaceSeeAnImportAndItsMakerAndTheOwnerEndIt() {
        var space = UUID.randomUUID();
        var member = UUID.randomUUID();
        var other = UUID.randomUUID();
        Siblings.addMember(space, ana, "owner");
        Siblings.addMember(space, member, "member");
        Siblings.addMember(space, other, "member");
        Siblings.tellPerson(member, true);
        var shared = Siblings.cloneSharedIn(space, ana);
        var id = Eventually.see(() -> Api.as(member).request().multiPart("file", "chat.txt", CHAT.getBytes(StandardCharsets.UTF_8), "text/plain")
                .multiPart("speaker", "Rosa").post("/api/v1/clones/" + shared + "/imports"), answer -> answer.statusCode() == 202).<String>path("id");
        Eventually.see(() -> Api.as(other).get("/imports/" + id).extract().path("status"), "completed"::equals);

        Api.as(other).post("/imports/" + id + "/undo", Map.of()).statusCode(403).body("type", endsWith("/not-your-import"));
        Api.as(ana).post("/imports/" + id + "/undo", Map.of()).statusCode(202);
        Eventually.see(() -> Api.as(member).get("/imports/" + id).extract().path("status"), "undone"::equals);
    }

    @Test
    void importsAreListedNewestFirst() {
        var first = begin(CHAT, Map.of("speaker", "Rosa")).extract().<String>path("id");
        var second = begin("date,author,text\n2021-03-15,Rosa,Hello\n", Map.of("speaker", "Rosa")).extract().<String>path("id");

        Api.as(ana).get("/clones/" + rosa + "/imports").statusCode(200).body("data.id", equalTo(List.of(second, first)))
                .body("next_cursor", nullValue());
        Api.as(ana).get("/clones/" + rosa + "/imports?limit=1").body("data.id", equalTo(List.of(second))).body("next_cursor", notNullValue());
    }

    @Test
    void aSmallZipOfALargeChatWaitsForItsTurnAndOthersDoNot() throws Exception {
        var large = SampleFiles.zip(Map.of("chat.csv", SampleFiles.utf8("date,author,text\n" + "2021-03-15,Rosa,Good morning\n".repeat(40_000))));
        var turn = vertx.sharedData().getLocalLock("large-imports").toCompletionStage().toCompletableFuture().get();
        CompletableFuture<Integer> waiting;
        try {
            waiting = CompletableFuture.supplyAsync(() -> Api.as(ana).request().multiPart("file", "chat.zip", large, "application/zip")
                    .post("/api/v1/clones/" + rosa + "/imports/preview").statusCode());
            send("/preview", CHAT, Map.of()).statusCode(200);
            assertThat(waiting).isNotDone();
        } finally {
            turn.release();
        }
        assertThat(waiting.get()).isEqualTo(200);
    }

    private ValidatableResponse begin(String chat, Map<String, String> said) {
        return begin(chat, said, UUID.randomUUID().toString());
    }

    private ValidatableResponse begin(String chat, Map<String, String> said, String key) {
        var request = Api.as(ana).request().header("Idempotency-Key", key)
                .multiPart("file", "chat.txt", chat.getBytes(StandardCharsets.UTF_8), "text/plain");
        said.forEach((name, value) -> request.multiPart(name, value));
        return request.post("/api/v1/clones/" + rosa + "/imports").then();
    }

    private ValidatableResponse send(String path, String chat, Map<String, String> said) {
        var request = Api.as(ana).request().multiPart("file", "chat.txt", chat.getBytes(StandardCharsets.UTF_8), "text/plain");
        said.forEach((name, value) -> request.multiPart(name, value));
        return request.post("/api/v1/clones/" + rosa + "/imports" + path).then();
    }

    private ValidatableResponse get(String id) {
        return Api.as(ana).get("/imports/" + id).statusCode(200);
    }

    private ValidatableResponse undo(String id) {
        return Api.as(ana).post("/imports/" + id + "/undo", Map.of());
    }

    private ValidatableResponse completed(String id) {
        Eventually.see(() -> get(id).extract().path("status"), "completed"::equals);
        return get(id);
    }

    private long files() throws IOException {
        var folder = Path.of(TestInfrastructure.configuration().get("clonememoria.storage.folder")).resolve("imports/" + ana);
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
