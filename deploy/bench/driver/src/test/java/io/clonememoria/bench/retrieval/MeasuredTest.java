package io.clonememoria.bench.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    @Test
    void countsTheShareOfTheEvidenceAmongTheFirst() {
        var found = found(Set.of("a", "c"), 0.5, "a", "b", "c");

        assertThat(Stream.of(1, 2, 3).map(found::recallAt)).containsExactly(0.5, 0.5, 1.0);
    }

    @Test
    void readsAsFarAsThereIsRoom() {
        var found = found(Set.of("a", "c"), 0.5, "a", "b", "c");

        assertThat(Stream.of(9, 10, 29, 30).map(found::recallWithin)).containsExactly(0.0, 0.5, 0.5, 1.0);
    }

    @Test
    void averagesOverQuestionsThatHaveAnAnswer() {
        var measured = new Measured(List.of(found(Set.of("a"), 0.9, "a"), found(Set.of("a"), 0.8, "b"), found(Set.of(), 0.1, "b")));

        assertThat(measured.recallAt(1)).isEqualTo(0.5);
    }

    @Test
    void saysHowOftenAnAnsweredQuestionScoresHigher() {
        var measured = new Measured(List.of(found(Set.of("a"), 0.9, "a"), found(Set.of("a"), 0.2, "b"), found(Set.of(), 0.5, "b")));

        assertThat(measured.tellsAnsweredBy(Found::score)).isEqualTo(0.5);
    }

    private static Found found(Set<String> evidence, double score, String... names) {
        return new Found(new Asked("?", evidence, "en"),
                Stream.of(names).map(name -> new Told(name, Map.of("content", "ten letter"))).toList(), score, score, 1);
    }
}
