package io.clonememoria.memory.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Chats of 100,000 messages and more, which nothing here ever holds as a whole. */
class LargeChatTest {
    private static final int MESSAGES = 100_000;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "INSTAGRAM")
    void aHundredThousandMessagesAreReadWithoutKeepingThem(ChatFormat format) throws IOException {
        var chat = Files.of(chat(format, MESSAGES));
        var heap = new long[1];

        var survey = Chats.survey(chat, null, null, Files.PARIS, MESSAGES);
        System.gc();
        var before = used();
        try (var reader = Chats.open(chat, survey.format(), DateOrder.DMY, Files.PARIS)) {
            for (var message = reader.next(); message != null; message = reader.next()) {
                if (reader.read() % 25_000 == 0) {
                    System.gc();
                    heap[0] = Math.max(heap[0], used() - before);
                }
            }
        }

        assertThat(survey.format()).isEqualTo(format);
        assertThat(survey.messages()).isEqualTo(MESSAGES);
        assertThat(heap[0]).isLessThan(3_000_000); // the text alone has 10 MB
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "INSTAGRAM")
    void moreThanMayBeIsRefusedWithoutReadingOn(ChatFormat format) {
        assertThatThrownBy(() -> Chats.survey(Files.of(chat(format, 2_000)), null, null, Files.PARIS, 1_000))
                .isInstanceOf(ChatNotUnderstood.class).hasMessageContaining("more than 1000 messages");
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static byte[] chat(ChatFormat format, int messages) {
        var words = "we took the early bus to the market and bought leeks, bread and a hen.";
        var text = new StringBuilder(switch (format) {
            case WHATSAPP -> "";
            case CSV -> "date,author,text\n";
            case TELEGRAM, MESSENGER, INSTAGRAM, JSON -> "{\"messages\": [\n";
        });
        for (var number = 0; number < messages; number++) {
            var speaker = number % 3 == 0 ? "Rosa" : "Ana";
            var comma = number == 0 ? "" : ",";
            text.append(switch (format) {
                case WHATSAPP -> "15/03/2021, 14:05 - " + speaker + ": On the number " + number + " " + words;
                case CSV -> "2021-03-15," + speaker + ",\"On the number " + number + " " + words + "\"";
                case TELEGRAM -> comma + "{\"type\": \"message\", \"date_unixtime\": \"1615813533\", \"from\": \"" + speaker
                        + "\", \"from_id\": \"u\", \"text\": [\"On the number " + number + " " + words + "\"]}";
                case MESSENGER, INSTAGRAM -> comma + "{\"sender_name\": \"" + speaker
                        + "\", \"timestamp_ms\": 1615813533000, \"content\": \"On the number " + number + " " + words + "\"}";
                case JSON -> comma + "{\"speaker\": \"" + speaker + "\", \"time\": \"2021-03-15\", \"text\": \"On the number "
                        + number + " " + words + "\"}";
            }).append('\n');
        }
        return text.append(format.isJson() ? "]}" : "").toString().getBytes(StandardCharsets.UTF_8);
    }
}
