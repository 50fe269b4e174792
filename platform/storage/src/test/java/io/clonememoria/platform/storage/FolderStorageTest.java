package io.clonememoria.platform.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageTest extends ObjectStorageTest {
    private Path root;
    private Blobs blobs;

    @BeforeAll
    void open(@TempDir Path folder) {
        root = folder.resolve("storage");
        blobs = new FolderBlobs(root, VERTX);
    }

    @Override
    Blobs blobs() {
        return blobs;
    }

    @Override
    List<String> address() {
        return List.of(root.toString());
    }

    @Test
    void aPersonWhoseObjectsAreGoneLeavesNoFolder() {
        var key = keyOf(UUID.randomUUID());
        put(key, "Dear Rosa".getBytes(UTF_8));
        var folder = root.resolve("letters").resolve(key.userId().toString());
        assertThat(folder).isDirectory();

        storage().delete(key).await().atMost(LONG);

        assertThat(folder).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsAStorageThatIsAway() throws IOException {
        var blocked = new EncryptedStorage(new FolderBlobs(Files.writeString(root.resolveSibling("a-file"), "x"), VERTX), keys);

        assertThatThrownBy(() -> blocked.put(keyOf(UUID.randomUUID()), "text/plain", pieces(new byte[1])).await().atMost(LONG))
                .isInstanceOf(StorageUnavailable.class);
    }
}
