package io.clonememoria.platform.cipher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.clonememoria.platform.key.UnusableKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetFileTest {
    private static final byte[] LETTER = "Dear Ruth".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void firstStart() {
        path = folder.resolve("data").resolve("some-service").resolve("keyset.json");
    }

    @Test
    void whatWasEncryptedOutlivesARestartAndTheKeysAreTheOwnersAlone() throws IOException {
        var ciphertext = opened().encrypt(LETTER, "letter 1");

        assertThat(opened().decrypt(ciphertext, "letter 1")).isEqualTo(LETTER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
    }

    @Test
    void aCiphertextThatWasMovedOrChangedIsUnreadable() {
        var cipher = opened();
        var ciphertext = cipher.encrypt(LETTER, "letter 1");
        var changed = ciphertext.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> cipher.decrypt(ciphertext, "letter 2")).isInstanceOf(UnreadableCiphertext.class);
        assertThatThrownBy(() -> cipher.decrypt(changed, "letter 1")).isInstanceOf(UnreadableCiphertext.class);
        assertThatThrownBy(() -> cipher.decrypt(new byte[0], "letter 1")).isInstanceOf(UnreadableCiphertext.class);
    }

    @Test
    void afterARotationOldCiphertextsStayReadableAndNewOnesTakeTheNewKey() throws Exception {
        var before = opened();
        var old = before.encrypt(LETTER, "letter 1");

        addPrimaryKey();

        var after = opened();
        assertThat(after.decrypt(old, "letter 1")).isEqualTo(LETTER);
        var young = after.encrypt(LETTER, "letter 1");
        assertThatThrownBy(() -> before.decrypt(young, "letter 1")).isInstanceOf(UnreadableCiphertext.class);
    }

    @Test
    void aBrokenFileSaysWhichAndIsNotReplaced() throws IOException {
        Files.createDirectories(path.getParent());
        for (var broken : List.of("", "{", "null", "{\"primaryKeyId\": 7, \"key\": []}")) {
            Files.writeString(path, broken);

            assertThatThrownBy(this::opened).isInstanceOf(UnusableKeyFile.class).hasMessageContaining(path.toString());
            assertThat(path).hasContent(broken);
        }
    }

    @Test
    void whereKeysAreBroughtAMissingFileIsNotMade() {
        assertThatThrownBy(() -> new KeysetFile(path).open(false))
                .isInstanceOf(UnusableKeyFile.class).hasMessageContaining(path.toString()).hasMessageContaining("missing");
        assertThat(path).doesNotExist();
    }

    @Test
    void processesThatStartAtOnceHaveTheSameKeys() throws Exception {
        var processes = Stream.generate(this::start).limit(4).toList();

        for (var process : processes) {
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            var ciphertext = HexFormat.of().parseHex(said.lines().toList().getLast());
            assertThat(opened().decrypt(ciphertext, "letter 1")).isEqualTo(LETTER);
        }
    }

    private DataCipher opened() {
        return new KeysetFile(path).open(true);
    }

    private void addPrimaryKey() throws Exception {
        var access = InsecureSecretKeyAccess.get();
        var keys = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), access);
        var rotated = KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary())
                .build();
        Files.writeString(path, TinkJsonProtoKeysetFormat.serializeKeyset(rotated, access));
    }

    private Process start() {
        try {
            return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path"), OneStart.class.getName(), path.toString())
                    .redirectErrorStream(true).start();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Another process on its first start; prints what it encrypted. */
    static final class OneStart {
        static void main(String[] arguments) {
            System.out.println(HexFormat.of().formatHex(new KeysetFile(Path.of(arguments[0])).open(true).encrypt(LETTER, "letter 1")));
        }
    }
}
