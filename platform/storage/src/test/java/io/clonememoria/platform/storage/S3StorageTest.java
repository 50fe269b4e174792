package io.clonememoria.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StorageTest extends ObjectStorageTest {
    private S3Server server;
    private Blobs blobs;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = S3Server.start(folder);
        blobs = S3Connection.open(server.settings());
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Override
    Blobs blobs() {
        return blobs;
    }

    @Override
    List<String> address() {
        return List.of("s3", server.settings().address().orElseThrow().toString());
    }

    @Test
    void whatIsLargeGoesInPartsAndComesBackWhole() {
        var key = keyOf(UUID.randomUUID());
        var content = random(11_000_000);

        blobs.put(key, "text/plain", pieces(content)).await().atMost(LONG);

        assertThat(bytesOf(blobs.get(key).await().atMost(LONG).bytes())).isEqualTo(content);
    }

    @Test
    void aServerThatIsAwayIsAProblemThatSaysWhenToRetry() throws Exception {
        var away = new EncryptedStorage(S3Connection.open(S3Server.settings(URI.create("http://127.0.0.1:1"))), keys);
        var key = keyOf(UUID.randomUUID());

        for (var attempt : List.<Uni<?>>of(away.put(key, "text/plain", pieces(new byte[10])), away.get(key), away.stat(key),
                away.delete(key), away.list(ObjectPrefix.all("letters")).collect().asList())) {
            assertThatThrownBy(() -> attempt.await().atMost(LONG)).isInstanceOfSatisfying(StorageUnavailable.class,
                    problem -> assertThat(problem.headers()).containsKey("Retry-After"));
        }
    }

    @Test
    void aMissingSettingStopsTheStart() {
        var settings = new S3Server.Settings(Optional.empty(), "us-east-1", Optional.of("files"), Optional.of("key"), Optional.empty());

        assertThatThrownBy(() -> S3Connection.open(settings)).hasMessageContaining("clonememoria.storage.s3.secret-key");
    }
}
