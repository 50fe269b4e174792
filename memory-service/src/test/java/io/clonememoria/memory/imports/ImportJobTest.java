package io.clonememoria.memory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to an import while it is at work. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ImportJobTest {
    private static final int MANY = 6_000;

    private final UUID ana = UUID.randomUUID();
    private UUID rosa;

    @Inject
    AbandonedImports abandoned;
    @Inject
    ObjectStorage storage;
    @Inject
    WorkerTransaction worker;

    @BeforeEach
    void rosasCloneIsMadeAndAnaAllowsWhatsApp() {
        rosa = Siblings.cloneOf(ana);
        tellWhatsApp(true);
    }

    /** Their passages would keep the processors busy for minutes. */
    @AfterEach
    void nothingIsLeftToBeIndexed() {
        Database.run("delete from memories where user_id = ?", ana);
    }

    @Test
    void whoeverIsKilledItGoesOnWhereItWasWithoutLossOrDuplicate() {
        var id = begin(MANY);

        for (var kill = 1; kill <= 4; kill++) {
            var reached = kill * MANY / 6;
            Eventually.see(() -> done(id), done -> done >= reached);
            // as if the process at work had been killed in its step, and its lease had run out
            Database.run("update messaging.jobs set lease_owner = gen_random_uuid(), due_at = now() where user_id = ? and finished_at is null", ana);
        }

        ended(id, "completed");
        assertThat(Database.column("select content from memories where import_id = ? order by import_index", id))
                .isEqualTo(IntStream.range(0, MANY).mapToObj(ImportJobTest::words).toList());
        assertThat(Database.count("select count(distinct memory_id) from clone_document_chunks where clone_id = ?", rosa)).isEqualTo(MANY);
        assertThat(Database.count("select memories from private.clone_memories where clone_id = ?", rosa)).isEqualTo(MANY);
    }

    @Test
    void oneThatIsCancelledGetsNoMemoryMore() {
        var id = begin(MANY);
        Eventually.see(() -> done(id), done -> done > 0);
        var asked = System.nanoTime();

        Api.as(ana).post("/imports/" + id + "/cancel", Map.of()).statusCode(200).body("status", equalTo("cancelled"));

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2)); // a busy machine
        var kept = memories(id);
        assertThat(kept).isBetween(1L, MANY - 1L).isEqualTo(done(id));
        Eventually.see(() -> Database.count("select count(*) from imports where id = ? and original_key is null", id), gone -> gone == 1);
        assertThat(memories(id)).isEqualTo(kept);
        Api.as(ana).post("/imports/" + id + "/cancel", Map.of()).statusCode(409).body("status", equalTo("cancelled"));
    }

    @Test
    void oneThatIsUndoneWhileItIsAtWorkLeavesNothing() {
        var id = begin(MANY);
        Eventually.see(() -> done(id), done -> done > 0);

        Api.as(ana).post("/imports/" + id + "/undo", Map.of()).statusCode(202);

        ended(id, "undone");
        assertThat(memories(id)).isZero();
    }

    @Test
    void oneWhosePersonTakesTheConsentBackStops() {
        var id = begin(MANY);
        Eventually.see(() -> done(id), done -> done > 0);

        tellWhatsApp(false);

        ended(id, "failed");
        Api.as(ana).get("/imports/" + id).body("failure", equalTo("consent-required"));
        var kept = memories(id);
        Eventually.see(() -> Database.count("select count(*) from imports where id = ? and original_key is null", id), gone -> gone == 1);
        assertThat(memories(id)).isEqualTo(kept).isLessThan(MANY);
    }

    @Test
    void oneWhoseCloneIsDeletedStops() {
        var id = begin(MANY);
        Eventually.see(() -> done(id), done -> done > 0);

        Siblings.deleteClone(rosa, ana);

        Eventually.see(() -> Database.column("select status || coalesce(failure, '') from imports where id = ?", id).getFirst(),
                "failedclone-gone"::equals);
    }

    /** The passages of an import wait behind those that somebody is waiting for. */
    @Test
    void aNewMemoryDoesNotWaitBehindAnImport() {
        var id = begin(MANY);
        ended(id, "completed");

        var began = System.nanoTime();
        var memory = Api.as(ana).remember(rosa, "Garden", "We grew tomatoes in Lyon.");
        Eventually.see(() -> Database.count("select count(*) from clone_document_chunks where memory_id = ? and embedding is not null",
                memory), done -> done == 1);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5)); // a busy machine
        assertThat(Database.count("select count(*) from clone_document_chunks where clone_id = ? and embedding is null", rosa))
                .isGreaterThan(MANY / 2);
        Api.as(ana).post("/imports/" + id + "/undo", Map.of()).statusCode(202);
    }

    @Test
    void whatAKilledRequestHasStoredIsSweptAfterAnHour() throws Throwable {
        var killed = received("61 minutes");
        var underWay = received("1 minute");

        VertxContextSupport.subscribeAndAwait(() -> worker.as(abandoned.role(), abandoned::run));

        assertThat(VertxContextSupport.subscribeAndAwait(() -> storage.stat(killed))).isEmpty();
        assertThat(VertxContextSupport.subscribeAndAwait(() -> storage.stat(underWay))).isPresent();
        assertThat(Database.count("select count(*) from imports where user_id = ?", ana)).isOne();
        Api.as(ana).get("/imports/" + underWay.id()).statusCode(404);
    }

    @Test
    void anImportWhoseJobHasFailedForGoodSaysSoAndKeepsNoFile() throws Throwable {
        var file = received("1 minute");
        Database.run("update imports set status = 'processing' where id = ?", file.id());

        VertxContextSupport.subscribeAndAwait(() -> worker.as(abandoned.role(), abandoned::run));

        Api.as(ana).get("/imports/" + file.id()).body("status", equalTo("failed")).body("failure", equalTo("interrupted"));
        assertThat(VertxContextSupport.subscribeAndAwait(() -> storage.stat(file))).isEmpty();
    }

    private UUID begin(int messages) {
        var chat = IntStream.range(0, messages).mapToObj(number -> "15/03/2021, 14:05 - " + (number % 3 == 0 ? "Rosa" : "Ana") + ": "
                + words(number)).collect(Collectors.joining("\n"));
        return UUID.fromString(Api.as(ana).request()
                .multiPart("file", "chat.txt", chat.getBytes(StandardCharsets.UTF_8), "text/plain").multiPart("speaker", "Rosa")
                .post("/api/v1/clones/" + rosa + "/imports").then().statusCode(202).extract().path("id"));
    }

    private static String words(int number) {
        return "We took bus number " + number + " to the market";
    }

    private ObjectKey received(String ago) throws Throwable {
        var key = new ObjectKey("imports", ana, UUID.randomUUID());
        Database.run("""
                insert into imports (id, clone_id, user_id, source_type, title, speaker, time_zone, sha256, size_bytes, original_key,
                    total, created_at)
                values (?, ?, ?, 'json', 'Chat', 'Rosa', 'Z', '', 0, ?, 0, now() - ?::interval)""",
                key.id(), rosa, ana, key.toString(), ago);
        VertxContextSupport.subscribeAndAwait(() -> storage.put(key, "text/plain", Multi.createFrom().item(Buffer.buffer("a chat"))));
        return key;
    }

    private void tellWhatsApp(boolean allowed) {
        Siblings.tellPerson(ana, allowed);
        Eventually.see(() -> Database.count("select count(*) from projection.users where id = ? and consent_whatsapp_ingestion = ?",
                ana, allowed), known -> known == 1);
    }

    private long done(UUID id) {
        return Database.count("select done from imports where id = ?", id);
    }

    private long memories(UUID id) {
        return Database.count("select count(*) from memories where import_id = ?", id);
    }

    private void ended(UUID id, String status) {
        Eventually.see(() -> Database.column("select status from imports where id = ?", id).getFirst(), status::equals);
    }
}
