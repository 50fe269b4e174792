package io.clonememoria.memory.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Database;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectPrefix;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OriginalsTest {
    private static final String LETTER = "Dear Rosa";

    @Inject
    Originals originals;
    @Inject
    PendingOriginals pending;
    @Inject
    ObjectStorage storage;
    @Inject
    RequestTransaction transaction;
    @Inject
    WorkerTransaction worker;
    @TempDir
    Path folder;

    private final Caller rosa = new Caller(UUID.randomUUID(), null, null, null, false, false, null, Set.of(), "");

    @Test
    void theOriginalIsKeptByteForByteUnderThePersonWhoseItIs() throws Throwable {
        var key = kept();

        assertThat(key.userId()).isEqualTo(rosa.userId());
        assertThat(contentOf(key)).isEqualTo(LETTER);
        assertThat(Files.readString(fileOf(key), ISO_8859_1)).doesNotContain("Rosa");
    }

    /** Killed between storing the file and writing the document: nobody discards what was stored. */
    @Test
    void whatAKilledUploadHasStoredIsSweptAfterAnHour() throws Throwable {
        var killed = kept();
        var underWay = kept();
        Database.run("update pending_originals set created_at = now() - interval '61 minutes' where original_key = ?", killed.toString());

        sweep();

        assertThat(await(() -> storage.list(new ObjectPrefix("documents", rosa.userId())).map(object -> object.key()).collect().asList()))
                .containsExactly(underWay);
        assertThat(pendingKeys()).isEqualTo(1);
    }

    @Test
    void whatADocumentRefersToIsNeitherSweptNorDiscarded() throws Throwable {
        var key = kept();
        await(() -> transaction.as(rosa, () -> pending.settle(key)));

        sweep();
        await(() -> originals.discard(rosa, key));

        assertThat(contentOf(key)).isEqualTo(LETTER);
    }

    @Test
    void whatWasTakenForAbandonedCannotBecomeADocument() throws Throwable {
        var key = kept();
        Database.run("update pending_originals set created_at = now() - interval '61 minutes' where original_key = ?", key.toString());
        sweep();

        assertThatThrownBy(() -> await(() -> transaction.as(rosa, () -> pending.settle(key)))).isInstanceOf(UploadTookTooLong.class);
    }

    @Test
    void aDiscardedOriginalLeavesNothing() throws Throwable {
        var key = kept();

        await(() -> originals.discard(rosa, key));

        assertThat(await(() -> storage.stat(key))).isEmpty();
        assertThat(pendingKeys()).isZero();
    }

    @Test
    void aNeighbourSeesNothingOfWhatIsPending() throws Throwable {
        kept();

        try (var neighbour = Database.requestOf(UUID.randomUUID())) {
            assertThat(Database.column(neighbour, "select original_key from pending_originals")).isEmpty();
        }
    }

    private ObjectKey kept() throws Throwable {
        var file = Files.writeString(folder.resolve(UUID.randomUUID() + ".txt"), LETTER);
        return await(() -> originals.keep(rosa, UUID.randomUUID(), new Upload(file, LETTER.length(), new SentFile("a.txt", "text/plain"), "Letter", null), "text/plain"));
    }

    private void sweep() throws Throwable {
        await(() -> worker.as(pending.role(), pending::run));
    }

    private long pendingKeys() {
        return Database.count("select count(*) from pending_originals where user_id = ?", rosa.userId());
    }

    private String contentOf(ObjectKey key) throws Throwable {
        return await(() -> storage.get(key).chain(found -> found.content().collect().in(Buffer::buffer, Buffer::appendBuffer)))
                .toString(UTF_8);
    }

    private static Path fileOf(ObjectKey key) {
        return Path.of(TestInfrastructure.configuration().get("clonememoria.storage.folder")).resolve(key.toString());
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
