package io.clonememoria.memory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.memory.chat.ChatFormat;
import io.clonememoria.memory.embedding.Language;
import io.clonememoria.platform.storage.ObjectContent;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectPrefix;
import io.clonememoria.platform.storage.ObjectStat;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.storage.StoredObject;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenChatsTest {
    private static final int LINES = 100_000;

    private final AtomicInteger opened = new AtomicInteger();
    private final OpenChats chats = new OpenChats(new Chat());

    @Test
    void aChatIsReadOnFromAFileThatHasNoName() throws IOException {
        var before = named();
        var one = anImport();

        var first = read(one, 0);
        assertThat(named()).isEqualTo(before);
        var second = read(one, first.next());

        assertThat(first.messages()).hasSize(200);
        assertThat(second.messages().getFirst().text()).isEqualTo("Message 200");
        assertThat(opened).hasValue(1);
    }

    @Test
    void whoComesFromElsewhereOpensItAgainAtItsPlace() throws IOException {
        var one = anImport();
        read(one, 0);

        assertThat(read(one, 90_000).messages().getFirst().text()).isEqualTo("Message 90000");
        assertThat(opened).hasValue(2);
    }

    private Portion read(Import one, int done) {
        return chats.read(one, done, 200).await().atMost(Duration.ofSeconds(30));
    }

    private static long named() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("clonememoria-chat-")).count();
        }
    }

    private static Import anImport() {
        var now = Instant.now();
        return new Import(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null, ChatFormat.CSV, "Chat", Language.ENGLISH,
                "Rosa", List.of(), false, ZoneOffset.UTC, null, ImportStatus.PROCESSING, null, LINES, 0, null, null, now, now, null);
    }

    /** Holds one chat under every key. */
    private final class Chat implements ObjectStorage {
        @Override
        public Uni<ObjectContent> get(ObjectKey key) {
            opened.incrementAndGet();
            var lines = Multi.createFrom().range(0, LINES).map(at -> Buffer.buffer("Rosa,Message " + at + "\n"));
            return Uni.createFrom().item(new ObjectContent("text/csv", LINES,
                    Multi.createBy().concatenating().streams(Multi.createFrom().item(Buffer.buffer("author,text\n")), lines)));
        }

        @Override
        public Uni<StoredObject> put(ObjectKey key, String mediaType, Multi<Buffer> content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<ObjectStat>> stat(ObjectKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Void> delete(ObjectKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Multi<ObjectStat> list(ObjectPrefix prefix) {
            throw new UnsupportedOperationException();
        }
    }
}
