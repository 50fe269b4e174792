package io.clonememoria.memory.chat;

import static io.clonememoria.memory.chat.Files.paris;
import static io.clonememoria.memory.chat.Files.read;
import static io.clonememoria.memory.chat.Files.said;
import static io.clonememoria.memory.chat.Files.survey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppTest {

    /** Each as a phone or a computer has written it; all of them the same minute. */
    @ParameterizedTest
    @ValueSource(strings = {
        // Android: English (UK, US in 12 and 24 hours), French, Spanish, German
        "15/03/2021, 14:05 - Rosa: The lilac is out",
        "15/03/21, 14:05 - Rosa: The lilac is out",
        "3/15/21, 2:05 PM - Rosa: The lilac is out",
        "3/15/21, 2:05\u202fPM - Rosa: The lilac is out",
        "15/03/2021, 2:05 pm - Rosa: The lilac is out",
        "15/03/2021, 2:05\u202fpm - Rosa: The lilac is out",
        "15/03/2021 à 14:05 - Rosa: The lilac is out",
        "15/03/2021 14:05 - Rosa: The lilac is out",
        "15/3/21 14:05 - Rosa: The lilac is out",
        "15/3/2021, 14:05 - Rosa: The lilac is out",
        "15/3/2021, 2:05 p. m. - Rosa: The lilac is out",
        "15/3/21, 2:05\u00a0p.\u00a0m. - Rosa: The lilac is out",
        "15/3/21, 2:05 p.m. - Rosa: The lilac is out",
        "15.03.21, 14:05 - Rosa: The lilac is out",
        "15.03.2021, 14:05 - Rosa: The lilac is out",
        "15.03.2021 um 14:05 - Rosa: The lilac is out",
        "15.03.21, 14:05 Uhr - Rosa: The lilac is out",
        "2021-03-15, 14:05 - Rosa: The lilac is out",
        "2021-03-15 14 h 05 - Rosa: The lilac is out",
        "2021/03/15, 14:05 - Rosa: The lilac is out",
        "15-03-2021 14:05 - Rosa: The lilac is out",
        "15/03/2021, 14.05 - Rosa: The lilac is out",
        "15/03/2021, 14:05 – Rosa: The lilac is out",
        // iOS
        "[15/03/2021, 14:05:00] Rosa: The lilac is out",
        "[15/03/2021 14:05:00] Rosa: The lilac is out",
        "[15/03/2021 à 14:05:00] Rosa: The lilac is out",
        "[15/3/21, 14:05:00] Rosa: The lilac is out",
        "[3/15/21, 2:05:00 PM] Rosa: The lilac is out",
        "[3/15/21, 2:05:00\u202fPM] Rosa: The lilac is out",
        "[15/3/21, 2:05:00\u202fp.\u00a0m.] Rosa: The lilac is out",
        "[15.03.21, 14:05:00] Rosa: The lilac is out",
        "[15.03.21 um 14:05:00] Rosa: The lilac is out",
        "[2021-03-15, 2:05:00 PM] Rosa: The lilac is out",
        "\u200e[15/03/2021, 14:05:00] Rosa: The lilac is out",
        "\ufeff[15/03/2021, 14:05:00] ~\u202fRosa: The lilac is out"})
    void everyDateThatPhonesWriteIsUnderstood(String line) {
        assertThat(read(line)).containsExactly(new ChatMessage("Rosa", paris("2021-03-15T14:05:00"), "The lilac is out", 1));
    }

    @ParameterizedTest
    @CsvSource({"12:00 AM, 00:00", "12:30 AM, 00:30", "1:00 AM, 01:00", "11:59 AM, 11:59", "12:00 PM, 12:00", "12:30 p. m., 12:30",
        "1:00 PM, 13:00", "11:59 pm, 23:59", "0:15 AM, 00:15"})
    void twelveHoursHaveTheirMiddays(String said, String meant) {
        assertThat(read("3/15/21, " + said + " - Rosa: Hello")).extracting(ChatMessage::at)
                .containsExactly(paris("2021-03-15T" + meant + ":00"));
    }

    @Test
    void aMessageHasAsManyLinesAsItsAuthorGaveIt() {
        var messages = said("""
                15/03/2021, 14:05 - Rosa: For the soup:

                - leeks
                - 3 potatoes
                15/03/2021, 14:06 - Ana: Thank you
                """);

        assertThat(messages).containsExactly("Rosa: For the soup:\n\n- leeks\n- 3 potatoes", "Ana: Thank you");
    }

    @Test
    void aMessageMayBeginOnTheLineAfterItsName() {
        assertThat(said("15/03/2021, 14:05 - Rosa:\nFirst line\n15/03/2021, 14:06 - Ana: x")).first().isEqualTo("Rosa: First line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void linesEndAsTheyDoOnAnySystem(String end) {
        assertThat(said(String.join(end, "15/03/2021, 14:05 - Rosa: one", "two", "15/03/2021, 14:06 - Ana: three")))
                .containsExactly("Rosa: one\ntwo", "Ana: three");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<Media omitted>", "<Médias omis>", "<Multimedia omitido>", "<Medien ausgeschlossen>",
        "\u200eimage omitted", "\u200evideo omitted", "\u200eaudio omitted", "\u200eGIF omitted", "\u200esticker omitted",
        "\u200edocument omitted", "\u200eContact card omitted", "\u200eimage absente", "\u200evidéo absente", "\u200eaudio omis",
        "\u200eimagen omitida", "\u200eaudio omitido", "\u200eBild weggelassen", "\u200eVideo weggelassen",
        "\u200eKontaktkarte ausgelassen", "\u200e<attached: 00000012-PHOTO-2021-03-15-14-05-00.jpg>",
        "\u200e<pièce jointe : 00000012-PHOTO.jpg>", "\u200e<adjunto: 00000012-AUDIO.opus>", "\u200e<Anhang: 00000012-PHOTO.jpg>",
        "IMG-20210315-WA0001.jpg (file attached)", "\u200eIMG-20210315-WA0001.jpg (fichier joint)",
        "IMG-20210315-WA0001.jpg (archivo adjunto)", "PTT-20210315-WA0001.opus (Datei angehängt)",
        "This message was deleted", "You deleted this message", "Ce message a été supprimé", "Eliminaste este mensaje.",
        "Se eliminó este mensaje", "Diese Nachricht wurde gelöscht.", "Missed voice call", "\u200eAppel vocal manqué",
        "Llamada perdida", "Verpasster Sprachanruf", "null", "",
        "\u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read them.",
        "\u200eLes messages et les appels sont chiffrés de bout en bout.",
        "\u200eLos mensajes y las llamadas están cifrados de extremo a extremo.",
        "\u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.",
        "\u200eRosa turned on something that is not known yet"})
    void whatIsNotWordsIsNoMessage(String placeholder) {
        var text = "[15/03/2021, 14:05:00] Rosa: " + placeholder + "\n[15/03/2021, 14:06:00] Ana: Lovely";

        assertThat(said(text)).containsExactly("Ana: Lovely");
        assertThat(survey(text).wordless()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Messages and calls are end-to-end encrypted. No one outside of this chat can read them. Tap to learn more.",
        "Les messages et les appels sont chiffrés de bout en bout.", "Rosa left", "Rosa a quitté le groupe", "Ana added you",
        "Rosa changed the group name from \"Trip: Rome\" to \"Trip: Lyon\"",
        "Rosa a changé le nom du groupe de « Voyage : Rome » à « Voyage : Lyon »",
        "Rosa cambió el asunto de \"Viaje: Roma\" a \"Viaje: Lyon\"",
        "Rosa hat den Gruppennamen von „Reise: Rom“ zu „Reise: Lyon“ geändert"})
    void whatTheServiceItselfSaysIsNoMessage(String notice) {
        assertThat(said("15/03/2021, 14:04 - " + notice + "\n15/03/2021, 14:05 - Ana: Hello")).containsExactly("Ana: Hello");
    }

    @Test
    void captionsPlacesAndPollsAreWords() {
        assertThat(said("""
                [15/03/2021, 14:05:00] Rosa: The lilac, look \u200e<attached: 00000012-PHOTO.jpg>
                [15/03/2021, 14:06:00] Rosa: \u200eLocation: https://maps.example.org/?q=45.7,4.8
                [15/03/2021, 14:07:00] Rosa: \u200ePOLL:
                Where do we eat?
                15/03/2021, 14:08 - Rosa: IMG-20210315-WA0001.jpg (file attached)
                The garden in May
                """)).containsExactly("Rosa: The lilac, look", "Rosa: Location: https://maps.example.org/?q=45.7,4.8",
                "Rosa: POLL:\nWhere do we eat?", "Rosa: The garden in May");
    }

    @Test
    void whatWasEditedKeepsItsWordsAlone() {
        assertThat(said("[15/03/2021, 14:05:00] Rosa: At six then \u200e<This message was edited>"))
                .containsExactly("Rosa: At six then");
        assertThat(said("15/03/2021, 14:05 - Rosa: Um sechs <Diese Nachricht wurde bearbeitet.>")).containsExactly("Rosa: Um sechs");
    }

    @Test
    void wordsThatOnlyLookLikeANoticeStay() {
        assertThat(said("""
                15/03/2021, 14:05 - Rosa: I left: the bus was late
                15/03/2021, 14:06 - Ana: You said: image omitted, and I laughed
                15/03/2021, 14:07 - Rosa: 15/03/2021 was a Monday - remember?
                """)).containsExactly("Rosa: I left: the bus was late", "Ana: You said: image omitted, and I laughed",
                "Rosa: 15/03/2021 was a Monday - remember?");
    }

    @Test
    void theWholeFileTellsWhetherTheDayOrTheMonthComesFirst() {
        assertThat(read("03/04/2021, 10:00 - Rosa: a\n13/04/2021, 10:00 - Ana: b").getFirst().at()).isEqualTo(paris("2021-04-03T10:00:00"));
        assertThat(read("03/04/2021, 10:00 - Rosa: a\n04/13/2021, 10:00 - Ana: b").getFirst().at()).isEqualTo(paris("2021-03-04T10:00:00"));
    }

    /** 1 February to 2 January would go backwards; 2 January to 1 February does not. */
    @Test
    void timeGoesForwardInTheRightOrderOnly() {
        assertThat(read("02/01/2021, 10:00 - Rosa: a\n01/02/2021, 10:00 - Ana: b").getFirst().at()).isEqualTo(paris("2021-01-02T10:00:00"));
        assertThat(read("02/01/2021, 10:00 - Rosa: a\n02/02/2021, 10:00 - Ana: b\n01/03/2021, 9:00 - Ana: c").getLast().at())
                .isEqualTo(paris("2021-03-01T09:00:00"));
    }

    @Test
    void whatMayBeReadEitherWayIsSaidToBeSo() {
        assertThat(survey("03/04/2021, 10:00 - Rosa: a\n05/06/2021, 10:00 - Ana: b").dates())
                .isEqualTo(new ChatSurvey.Dates.Ambiguous("3/4/2021"));
        assertThat(survey("05/05/2021, 10:00 - Rosa: a").dates()).isEqualTo(new ChatSurvey.Dates.Clear());
        assertThat(survey("2021-03-04, 10:00 - Rosa: a").dates()).isEqualTo(new ChatSurvey.Dates.Clear());
    }

    @Test
    void clocksOnTheWallAreThoseOfTheOwnersTimeZone() {
        assertThat(read("15/07/2021, 10:00 - Rosa: a").getFirst().at()).hasToString("2021-07-15T08:00:00Z");
        assertThat(read("15/01/2021, 10:00 - Rosa: a").getFirst().at()).hasToString("2021-01-15T09:00:00Z");
    }

    @Test
    void theSurveySaysWhoSpeaksHowOftenAndWhen() {
        var survey = survey("""
                12/03/2021, 14:05 - Messages and calls are end-to-end encrypted.
                13/03/2021, 14:05 - Rosa: one
                14/03/2021, 14:05 - Ana: two
                15/03/2021, 14:05 - Rosa: three
                15/03/2021, 14:05 - Rosa: <Media omitted>
                """);

        assertThat(survey.format()).isEqualTo(ChatFormat.WHATSAPP);
        assertThat(survey.speakers()).containsExactly(new ChatSurvey.Speaker("Rosa", 2), new ChatSurvey.Speaker("Ana", 1));
        assertThat(survey.messages()).isEqualTo(3);
        assertThat(survey.firstAt()).isEqualTo(paris("2021-03-13T14:05:00"));
        assertThat(survey.lastAt()).isEqualTo(paris("2021-03-15T14:05:00"));
        assertThat(survey.firstUnread()).isNull();
    }

    @Test
    void theFirstLineThatIsNotUnderstoodIsShown() {
        assertThat(survey("Sent from my phone\n\n15/03/2021, 14:05 - Rosa: one").firstUnread())
                .isEqualTo(new UnreadLine(1, "Sent from my phone"));
        assertThat(survey("15/03/2021, 14:05 - Rosa: one\n45/45/2021, 14:05 - Rosa: two").firstUnread())
                .isEqualTo(new UnreadLine(2, "45/45/2021, 14:05 - Rosa: two"));
    }

    @Test
    void whatBreaksOffIsReadAsFarAsItGoes() {
        assertThat(said("15/03/2021, 14:05 - Rosa: one\n15/03/2021, 14:0")).containsExactly("Rosa: one\n15/03/2021, 14:0");
    }

    @Test
    void aMessageThatIsTooLongComesInParts() {
        var messages = read("15/03/2021, 14:05 - Rosa: " + "word ".repeat(30_000) + "\n" + "line\n".repeat(10_000)
                + "15/03/2021, 14:06 - Ana: end");

        assertThat(messages).hasSizeBetween(5, 8);
        assertThat(messages).allSatisfy(message -> assertThat(message.text().length()).isLessThanOrEqualTo(ChatMessage.LONGEST));
        assertThat(messages.getLast().text()).isEqualTo("end");
        assertThat(messages.stream().filter(message -> message.speaker().equals("Rosa")).mapToLong(message ->
                message.text().split("\\s+").length).sum()).isBetween(40_000L, 40_010L);
    }

    @Test
    void charactersThatNothingKeepsAreLeftOut() {
        assertThat(said("15/03/2021, 14:05 - Ro\u0000sa: He\u0000llo\u0007 \ud83c\udf3c")).containsExactly("Rosa: Hello \ud83c\udf3c");
    }

    @Test
    void hostileLinesTakeNoMoreTimeThanOthers() {
        var hostile = new ArrayList<String>(List.of("15/03/2021, 14:05 - Rosa: one"));
        hostile.add("1".repeat(1_000_000));
        hostile.add("[".repeat(1_000_000));
        hostile.add("15/03/2021, 14:05" + " ".repeat(1_000_000) + "- Rosa: x");
        hostile.add("15/03/2021, 14:05 - " + ":".repeat(1_000_000));
        hostile.add("15/03/2021, 14:05 - Rosa: " + "<".repeat(100_000) + "\u200e".repeat(100_000));
        hostile.add("15/03/2021, 14:05 - " + "changed \"".repeat(20) + ": x");
        var before = System.nanoTime();

        survey(String.join("\n", hostile));

        assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    }

    @Test
    void emptyAndForeignFilesAreNoChat() {
        for (var text : List.of("", "\n\n  \n", "Dear Rosa,\nthe lilac is out.\n", "PK\u0003\u0004 whatever")) {
            assertThatThrownBy(() -> survey(text)).isInstanceOf(ChatNotUnderstood.class);
        }
        assertThatThrownBy(() -> survey("\n Dear Rosa,\nthe lilac is out.\n"))
                .isInstanceOfSatisfying(ChatNotUnderstood.class, refused ->
                        assertThat(refused.first()).isEqualTo(new UnreadLine(2, "Dear Rosa,")));
    }

    @Test
    void bytesThatAreNoTextAreNoChat() {
        var bytes = "15/03/2021, 14:05 - Rosa: caf\u00e9".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Files.survey(Files.of(bytes), null)).isInstanceOf(ChatNotUnderstood.class)
                .hasMessageContaining("UTF-8");
    }
}
