package io.clonememoria.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PassagesTest {

    @Test
    void leavesAShortTextWhole() {
        assertThat(cut("  He was born in Lyon. He never left it.\n")).containsExactly("He was born in Lyon. He never left it.");
    }

    @Test
    void findsNoPassageInABlankText() {
        assertThat(Passages.of(" \n\t ").isEmpty()).isTrue();
        assertThat(Passages.of("").isEmpty()).isTrue();
    }

    @Test
    void endsPassagesWhereSentencesEnd() {
        var passages = cut("The war was over and nobody believed it yet, least of all my father. ".repeat(30));

        assertThat(passages).hasSizeGreaterThan(2).allSatisfy(passage -> assertThat(passage).endsWith("."));
    }

    @Test
    void countsClosingQuotesToTheSentence() {
        var passages = cut("She said: “We will all go home before the snow comes back to the valley.” ".repeat(20));

        assertThat(passages).allSatisfy(passage -> assertThat(passage).endsWith("”").startsWith("She"));
    }

    @Test
    void repeatsTheLastShortSentenceSoThatItsSubjectStaysInSight() {
        var sentences = IntStream.range(0, 40).mapToObj(at -> "Sentence number " + at + " tells of the harbour.").toList();

        var passages = cut(String.join(" ", sentences));

        for (var at = 1; at < passages.size(); at++) {
            var firstSentence = passages.get(at).substring(0, passages.get(at).indexOf('.') + 1);
            assertThat(passages.get(at - 1)).endsWith(firstSentence);
        }
    }

    @Test
    void cutsASentenceWithoutEndAtASpaceAndAWordWithoutEndAnywhere() {
        assertThat(cut("word ".repeat(1_000))).allSatisfy(passage -> assertThat(passage).startsWith("word").endsWith("word"));
        assertThat(cut("x".repeat(5_000))).allSatisfy(passage -> assertThat(passage.length()).isLessThanOrEqualTo(800));
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(cut("x" + "\uD83D\uDEA2".repeat(2_000))).allSatisfy(passage ->
                assertThat(passage.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)).isFalse());
    }

    @Test
    void cutsAHostileTextOfManyMegabytesInNoTime() {
        assertThat(Passages.of(" ".repeat(20_000_000)).isEmpty()).isTrue();
        assertThat(Passages.of(".".repeat(2_000_000)).size()).isEqualTo(2_500);
        assertThat(Passages.of(" \"".repeat(1_000_000)).isEmpty()).isFalse();
    }

    @Test
    void givesPassagesInPieces() {
        var passages = Passages.of("A line of some length, to be counted.\n".repeat(200));

        assertThat(passages.from(0, 3)).hasSize(3);
        assertThat(passages.from(passages.size() - 1, 3)).hasSize(1);
    }

    @RepeatedTest(50)
    void losesNothingOfAnyText(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var alphabet = List.of("a", "été", " ", "  ", "\n", "\r\n\r\n", ". ", "! ", "…", "»",
            "word", "\uD83D\uDEA2", "\u00A0", "x".repeat(300));
        var text = new StringBuilder();
        while (text.length() < 6_000) {
            text.append(alphabet.get(random.nextInt(alphabet.size())));
        }

        var passages = cut(text.toString());

        // each begins where the one before ended, or repeats a little of it, or leaves out white space
        var covered = 0;
        for (var passage : passages) {
            assertThat(passage).hasSizeLessThanOrEqualTo(Passages.LONGEST).isNotBlank();
            var begin = text.indexOf(passage, Math.max(0, covered - Passages.LONGEST_REPEATED - 20));
            assertThat(begin).isNotNegative();
            if (begin > covered) {
                assertThat(text.substring(covered, begin).chars().allMatch(Character::isWhitespace)).isTrue();
            }
            covered = Math.max(covered, begin + passage.length());
        }
        assertThat(text.substring(covered).chars().allMatch(Character::isWhitespace)).isTrue();
    }

    private static List<String> cut(String text) {
        var passages = Passages.of(text);
        return passages.from(0, passages.size());
    }
}
