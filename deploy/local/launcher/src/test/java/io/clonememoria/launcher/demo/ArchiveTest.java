package io.clonememoria.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    private final Archive archive = Archive.load();

    @Test
    void holdsAboutThirtyItemsInTwoLanguages() {
        assertThat(archive.letters().size() + archive.chat().size() + archive.documents().size()).isBetween(28, 32);
        assertThat(archive.documents()).extracting(Archive.Document::language).containsExactlyInAnyOrder("en", "fr");
    }

    @Test
    void datesEveryLetter() {
        assertThat(archive.letters()).allSatisfy(letter ->
            assertThat(Instant.parse(letter.path("occurred_at").asText())).isBefore(Instant.parse("2022-01-01T00:00:00Z")));
    }

    @Test
    void answersEveryQuestionButTheOneThatNothingAnswers() {
        assertThat(archive.questions()).filteredOn(question -> question.cites() == null).hasSize(1);
        assertThat(archive.questions()).filteredOn(question -> question.cites() != null).allSatisfy(question ->
            assertThat(contents()).anyMatch(content -> content.contains(question.cites())));
    }

    @Test
    void readsAChatAsATelephoneExportsIt() {
        var message = ChatMessage.parse("03/11/2019, 20:47 - Jeanne Ashby: Listen: it rained.");

        assertThat(message).isEqualTo(new ChatMessage(LocalDateTime.of(2019, 11, 3, 20, 47), "Jeanne Ashby", "Listen: it rained."));
        assertThat(message.asMemory()).containsEntry("occurred_at", "2019-11-03T20:47:00Z");
        assertThatThrownBy(() -> ChatMessage.parse("no chat")).isInstanceOf(IllegalArgumentException.class);
    }

    private Stream<String> contents() {
        return Stream.of(
                archive.letters().stream().map(letter -> letter.path("content").asText()),
                archive.chat().stream().map(ChatMessage::text),
                archive.documents().stream().map(Archive.Document::content))
            .flatMap(each -> each);
    }
}
