package io.clonememoria.memory.chat;

import static io.clonememoria.memory.chat.Files.of;
import static io.clonememoria.memory.chat.Files.read;
import static io.clonememoria.memory.chat.Files.said;
import static io.clonememoria.memory.chat.Files.survey;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessengerTest {
    /** As the download has it: newest first, each byte of UTF-8 as a character. */
    private static final String CHAT = """
            {"participants": [{"name": "Mar\\u00c3\\u00ada"}, {"name": "Ana"}],
             "messages": [
              {"sender_name": "Ana", "timestamp_ms": 1615813600000, "content": "Reacted \\u00e2\\u009d\\u00a4 to your message ", "type": "Generic"},
              {"sender_name": "Mar\\u00c3\\u00ada", "timestamp_ms": 1615813533000, "content": "El caf\\u00c3\\u00a9 est\\u00c3\\u00a1 listo \\u00f0\\u009f\\u0098\\u0080",
               "reactions": [{"reaction": "x", "actor": "Ana"}], "type": "Generic"},
              {"sender_name": "Ana", "timestamp_ms": 1615813500000, "photos": [{"uri": "photos/1.jpg"}], "type": "Generic"},
              {"sender_name": "Ana", "timestamp_ms": 1615813400000, "content": "unsent", "is_unsent": true}
             ],
             "title": "Mar\\u00c3\\u00ada", "is_still_participant": true, "thread_path": "inbox/maria_1", "magic_words": []}""";

    @Test
    void brokenLettersAreMadeWholeAgain() {
        assertThat(said(CHAT)).containsExactly("María: El café está listo 😀");
        assertThat(read(CHAT)).extracting(ChatMessage::at).containsExactly(Instant.ofEpochMilli(1615813533000L));
        assertThat(survey(CHAT).chatName()).isEqualTo("María");
        assertThat(survey(CHAT).wordless()).isEqualTo(3);
    }

    @Test
    void wholeLettersStayWhole() {
        assertThat(said(CHAT.replace("El caf\\u00c3\\u00a9 est\\u00c3\\u00a1 listo", "El café está listo, señora — sí")))
                .first().asString().contains("El café está listo, señora — sí");
        assertThat(MessengerWords.repaired("é")).isEqualTo("é");
        assertThat(MessengerWords.repaired("Ã©")).isEqualTo("é");
        assertThat(MessengerWords.repaired("plain")).isEqualTo("plain");
    }

    @Test
    void theNewerFileOfEncryptedChatsIsReadToo() {
        var chat = """
                {"participants": ["María", "Ana"], "threadName": "María_7", "messages": [
                 {"isUnsent": false, "media": [], "reactions": [], "senderName": "María", "text": "Café?", "timestamp": 1615813533000, "type": "text"},
                 {"isUnsent": true, "senderName": "Ana", "text": "no", "timestamp": 1615813533001, "type": "text"}]}""";

        assertThat(survey(chat).format()).isEqualTo(ChatFormat.MESSENGER);
        assertThat(said(chat)).containsExactly("María: Café?");
    }

    @Test
    void thatItIsOfInstagramItsOwnerSays() {
        assertThat(survey(of(CHAT), ChatFormat.INSTAGRAM).format()).isEqualTo(ChatFormat.INSTAGRAM);
        assertThat(read(of(CHAT), ChatFormat.INSTAGRAM)).extracting(ChatMessage::speaker).containsExactly("María");
    }
}
