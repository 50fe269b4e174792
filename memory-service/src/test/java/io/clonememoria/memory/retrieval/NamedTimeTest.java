package io.clonememoria.memory.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedTimeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What happened on 8 May 1962?              | 1962-05-08 | 1962-05-09
            Who came on the 8th of May, 1962?         | 1962-05-08 | 1962-05-09
            Who had dinner on May 3, 2023?            | 2023-05-03 | 2023-05-04
            Que faisais-tu le 1er août 1962 ?         | 1962-08-01 | 1962-08-02
            What did you write on 1962-05-08?         | 1962-05-08 | 1962-05-09
            Where were you in May 1962?               | 1962-05-01 | 1962-06-01
            Où étais-tu en décembre 1962 ?            | 1962-12-01 | 1963-01-01
            What happened in 1962?                    | 1962-01-01 | 1963-01-01
            What did you wear in the 1960s?           | 1960-01-01 | 1970-01-01
            Que portais-tu dans les années 60 ?       | 1960-01-01 | 1970-01-01
            """)
    void readsDaysMonthsYearsAndDecades(String question, LocalDate from, LocalDate until) {
        assertThat(NamedTime.in(question)).containsExactly(new Period(from, until));
    }

    @ParameterizedTest
    @ValueSource(strings = {"What may happen in May?", "Who rang last week?", "Did you see 1234567 stars?",
        "Room 12?", ""})
    void readsNothingIntoOtherWords(String question) {
        assertThat(NamedTime.in(question)).isEmpty();
    }

    @Test
    void readsSeveral() {
        assertThat(NamedTime.in("Between June 1962 and 1964?")).isEqualTo(List.of(
                new Period(LocalDate.parse("1962-06-01"), LocalDate.parse("1962-07-01")),
                new Period(LocalDate.parse("1964-01-01"), LocalDate.parse("1965-01-01"))));
    }
}
