package io.clonememoria.memory.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We went to the lake.                | we went, to the LAKE!              | true
            We went to the lake.                | We went to the mountain.           | false
            Yes!                                | No!                                | false
            ...                                 | !!!                                | false
            Il pleuvait à Vézelay ce jour-là.   | « Il pleuvait à Vézelay ce jour-là » | true
            """)
    void tellsWhatWasSaidBefore(String one, String other, boolean repeated) {
        assertThat(Words.of(one).repeat(Words.of(other))).isEqualTo(repeated);
    }

    @Test
    void letsTheBetterOfTwoSpeakForBoth() {
        var better = said("We went to the lake.");
        var worse = said("We went to the lake");

        var answers = new Answers(List.of(better, said("Another day."), worse)).withoutRepetition();

        assertThat(answers.results()).extracting(SearchResult::content)
                .containsExactly("We went to the lake.", "Another day.");
        assertThat(answers.results().getFirst().duplicates()).containsExactly(worse.id());
    }

    @Test
    void leavesTheRoomOfWhatIsTooLongToTheNext() {
        var answers = new Answers(List.of(said("a".repeat(30)), said("b".repeat(3_000)), said("c".repeat(30)))).within(25);

        assertThat(answers.results()).extracting(result -> result.content().charAt(0)).containsExactly('a', 'c');
        assertThat(answers.tokens()).isEqualTo(22);
    }

    @Test
    void answersNothingWhereNothingFits() {
        assertThat(new Answers(List.of(said("a".repeat(3_000)))).within(50).results()).isEmpty();
    }

    private static SearchResult said(String content) {
        var id = UUID.randomUUID();
        return new SearchResult("memory", id, id, null, "On", content, null, null, null, null, "manual", Instant.EPOCH, 1, null,
                List.of(), null);
    }
}
