package io.clonememoria.memory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.TooLarge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatFileTest {
    private static final byte[] CHAT = "[15/03/2021, 14:05:00] Rosa: The lilac is out".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aTextIsReadWhereItLies() throws IOException {
        var file = ChatFile.of(uploaded(CHAT));

        assertThat(file.unpacked()).isFalse();
        assertThat(file.open()).hasBinaryContent(CHAT);
    }

    @Test
    void ofAZipOnlyTheChatIsUnpackedAndGoesAgain() throws IOException {
        var file = ChatFile.of(uploaded(zip(Map.of("00001-PHOTO.jpg", new byte[100], "_chat.txt", CHAT, "note.txt", new byte[3]))));

        assertThat(file.open()).hasBinaryContent(CHAT);
        file.discard();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void theOnlyTextOfAZipIsTheChat() throws IOException {
        assertThat(ChatFile.of(uploaded(zip(Map.of("WhatsApp Chat with Ana.txt", CHAT, "IMG.jpg", new byte[1])))).open())
                .hasBinaryContent(CHAT);
        assertThat(ChatFile.of(uploaded(zip(Map.of("../../evil/result.json", CHAT)))).path().getParent())
                .isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void aZipWithoutAChatOrWithSeveralIsRefused() throws IOException {
        var none = uploaded(zip(Map.of("IMG.jpg", new byte[1], "inner.zip", zip(Map.of("_chat.txt", CHAT)))));
        var several = uploaded(zip(Map.of("message_1.json", CHAT, "message_2.json", CHAT)));

        assertThatThrownBy(() -> ChatFile.of(none)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> ChatFile.of(several)).isInstanceOf(Invalid.class);
    }

    @Test
    void aZipThatIsBrokenBreaksOffOrIsEncryptedIsRefused() throws IOException {
        var whole = zip(Map.of("_chat.txt", CHAT));
        var encrypted = whole.clone();
        for (var at = 0; at + 10 < encrypted.length; at++) {
            if (encrypted[at] == 'P' && encrypted[at + 1] == 'K' && encrypted[at + 2] == 1 && encrypted[at + 3] == 2) {
                encrypted[at + 8] |= 1;
            }
        }

        for (var bytes : new byte[][] {Arrays.copyOf(whole, whole.length / 2), encrypted, {'P', 'K', 3, 4}, {'P', 'K', 3, 4, 0, 0, 0}}) {
            var file = uploaded(bytes);
            assertThatThrownBy(() -> ChatFile.of(file)).isInstanceOf(Invalid.class);
        }
    }

    @Test
    void aBombEndsAtItsLimitAndLeavesNothing() throws IOException {
        var bomb = uploaded(zip(Map.of("_chat.txt", new byte[60 * 1024 * 1024])));

        assertThatThrownBy(() -> ChatFile.of(bomb)).isInstanceOf(TooLarge.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(bomb);
        }
    }

    private Path uploaded(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "upload", ""), bytes).toAbsolutePath();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : new LinkedHashMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
