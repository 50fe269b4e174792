package io.clonememoria.memory.chat;

import static io.clonememoria.memory.chat.Files.of;
import static io.clonememoria.memory.chat.Files.paris;
import static io.clonememoria.memory.chat.Files.read;
import static io.clonememoria.memory.chat.Files.said;
import static io.clonememoria.memory.chat.Files.survey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and CSV of nobody in particular. */
class GeneralFormatsTest {

    @Test
    void aListOfObjectsIsAChat() {
        var chat = """
                [{"speaker": "Rosa", "text": "The lilac is out", "time": "2021-03-15T14:05:00Z"},
                 {"author": {"id": 7, "name": "Ana"}, "content": "Lovely", "timestamp": 1615813533},
                 {"text": "No name, no time", "attachments": [{"a": [1, 2]}]},
                 {"speaker": "Rosa", "text": "  "}]""";

        assertThat(survey(chat).format()).isEqualTo(ChatFormat.JSON);
        assertThat(said(chat)).containsExactly("Rosa: The lilac is out", "Ana: Lovely", "Unknown: No name, no time");
        assertThat(read(chat)).extracting(ChatMessage::at)
                .containsExactly(Instant.parse("2021-03-15T14:05:00Z"), Instant.ofEpochSecond(1615813533), null);
        assertThat(survey(chat).wordless()).isEqualTo(1);
    }

    @Test
    void anObjectWithMessagesAndObjectsOfALineEachAreChatsToo() {
        assertThat(said("{\"title\": \"Us\", \"messages\": [{\"from\": \"Rosa\", \"text\": \"One\"}]}")).containsExactly("Rosa: One");
        assertThat(said("{\"name\": \"Rosa\", \"text\": \"One\"}\n{\"speaker\": \"Ana\", \"text\": \"Two\"}\n"))
                .containsExactly("Rosa: One", "Ana: Two");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2021-03-15T14:05:00Z | 2021-03-15T14:05:00Z", "2021-03-15T15:05:00+01:00 | 2021-03-15T14:05:00Z",
        "2021-03-15 15:05:00 +0100 | 2021-03-15T14:05:00Z", "2021-03-15T15:05:00.123+01 | 2021-03-15T14:05:00.123Z",
        "2021-03-15 14:05:00 UTC | 2021-03-15T14:05:00Z", "2021-03-15T15:05 | 2021-03-15T14:05:00Z",
        "2021-03-15 15:05:00 | 2021-03-15T14:05:00Z", "15/03/2021 15:05 | 2021-03-15T14:05:00Z",
        "15.03.2021, 15:05:00 | 2021-03-15T14:05:00Z", "03/15/2021 3:05 PM | 2021-03-15T14:05:00Z",
        "2021-03-15 | 2021-03-14T23:00:00Z", "15/03/2021 | 2021-03-14T23:00:00Z", "1615817100 | 2021-03-15T14:05:00Z",
        "1615817100000 | 2021-03-15T14:05:00Z", "1615817100.5 | 2021-03-15T14:05:00.500Z"})
    void timesAreReadAsTheyAreUsuallyWritten(String said, String meant) {
        assertThat(read("[{\"text\": \"x\", \"time\": \"" + said + "\"}]").getFirst().at()).isEqualTo(Instant.parse(meant));
        assertThat(read("time;text\n\"" + said + "\";x\n").getFirst().at()).isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2021-02-30", "2021-13-01T00:00:00Z", "45/45/2021", "2021-03-15T25:00", "12"})
    void aTimeThatNoCalendarHasIsRefused(String said) {
        assertThatThrownBy(() -> survey("time;text\n" + said + ";x\n")).isInstanceOf(ChatNotUnderstood.class).hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void aTableMayHaveAnyOfTheUsualDelimiters(String delimiter) {
        var chat = String.join(delimiter, "Date", "Author", "Content", "Reactions") + "\n"
                + String.join(delimiter, "2021-03-15 14:05", "Rosa", "\"The lilac, the rose;\n\"\"and\"\" you\"", "") + "\n"
                + String.join(delimiter, "2021-03-15 14:06", "Ana", "Lovely", "3") + "\n";

        assertThat(survey(chat).format()).isEqualTo(ChatFormat.CSV);
        assertThat(said(chat)).containsExactly("Rosa: The lilac, the rose;\n\"and\" you", "Ana: Lovely");
        assertThat(read(chat).getFirst().at()).isEqualTo(paris("2021-03-15T14:05:00"));
        assertThat(read(chat)).extracting(ChatMessage::line).containsExactly(2L, 4L);
    }

    @Test
    void dateAndTimeMayHaveColumnsOfTheirOwn() {
        assertThat(read("date,time,sender,message\n15/03/2021,14:05,Rosa,Hello\n").getFirst())
                .isEqualTo(new ChatMessage("Rosa", paris("2021-03-15T14:05:00"), "Hello", 2));
    }

    @Test
    void datesOfATableAreReadByAllOfThem() {
        assertThat(read("date,text\n03/04/2021,a\n13/04/2021,b\n").getFirst().at()).isEqualTo(paris("2021-04-03T00:00:00"));
        assertThat(survey("date,text\n03/04/2021,a\n").dates()).isInstanceOf(ChatSurvey.Dates.Ambiguous.class);
    }

    @Test
    void whatSpreadsheetsSaveAsUnicodeIsTextToo() {
        var text = "\ufeffDate\tAuthor\tText\n2021-03-15\tMaría\tCafé\n";

        assertThat(read(of(text.getBytes(StandardCharsets.UTF_16LE)), null)).extracting(ChatMessage::text).containsExactly("Café");
        assertThat(read(of(text.getBytes(StandardCharsets.UTF_16BE)), null)).extracting(ChatMessage::text).containsExactly("Café");
        assertThat(read(of(text.getBytes(StandardCharsets.UTF_8)), null)).extracting(ChatMessage::text).containsExactly("Café");
    }

    @Test
    void aTableThatBreaksOffInsideAQuoteIsRefused() {
        assertThatThrownBy(() -> survey("time,text\n2021-03-15,\"The lilac")).isInstanceOf(ChatNotUnderstood.class)
                .hasMessageContaining("quote");
    }

    @Test
    void aTableWithoutAColumnOfTextsIsNoChat() {
        for (var text : List.of("a,b,c\n1,2,3\n", "text\nalone\n", "date;author\n2021-03-15;Rosa\n")) {
            assertThatThrownBy(() -> survey(text)).isInstanceOf(ChatNotUnderstood.class)
                    .satisfies(refused -> assertThat(((ChatNotUnderstood) refused).first()).isNotNull());
        }
    }

    @Test
    void anEntryWithAnImpossibleDateIsNoJson() {
        assertThatThrownBy(() -> survey("[31/02/2021, 14:05:10] Rosa: The lilac is out\n")).isInstanceOf(ChatNotUnderstood.class)
                .hasMessageContaining("no format")
                .satisfies(refused -> assertThat(((ChatNotUnderstood) refused).first().text()).contains("31/02/2021"));
    }

    @Test
    void whatItsOwnerSaysThatItIsMustNotContradictIt() {
        assertThatThrownBy(() -> survey(of("date,text\n2021-03-15,a\n"), ChatFormat.WHATSAPP)).isInstanceOf(ChatNotUnderstood.class)
                .hasMessageContaining("not a chat of whatsapp but of csv");
    }

    @Test
    void longTextsComeInPartsThatSplitNoCharacter() {
        var messages = read("[{\"speaker\": \"Rosa\", \"text\": \"" + "😀".repeat(60_000) + "\"}]");

        assertThat(messages).hasSize(3);
        assertThat(String.join("", messages.stream().map(ChatMessage::text).toList())).isEqualTo("😀".repeat(60_000));
    }
}
