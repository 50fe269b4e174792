package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Invalid;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
    @Test
    void holdsBothOfItsDaysAsAWhole() {
        assertThat(TimeSpan.of("1962-07-01", "1962-07-01"))
                .isEqualTo(new TimeSpan(Instant.parse("1962-07-01T00:00:00Z"), Instant.parse("1962-07-01T23:59:59.999999Z")));
    }

    @Test
    void holdsBothOfItsTimes() {
        assertThat(TimeSpan.of("1962-07-01T02:00:00+02:00", "1962-07-01T00:00:00Z"))
                .isEqualTo(new TimeSpan(Instant.parse("1962-07-01T00:00:00Z"), Instant.parse("1962-07-01T00:00:00Z")));
    }

    @Test
    void isEverWhereNothingIsSaid() {
        assertThat(TimeSpan.of(null, null).isEver()).isTrue();
        assertThat(TimeSpan.of(null, "9999-12-31").isEver()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1962", "1962-02-30", "01/07/1962", "1962-07-01T12:00:00", "+99999-01-01T00:00:00Z", "0000-12-31",
        "-0500-01-01T00:00:00Z", "now", "1962-07-01 12:00:00Z"})
    void refusesWhatIsNeitherDayNorTime(String text) {
        assertThatThrownBy(() -> TimeSpan.of(text, null)).isInstanceOf(Invalid.class);
    }

    @Test
    void refusesToEndBeforeItBegins() {
        assertThatThrownBy(() -> TimeSpan.of("1963-01-01", "1962-12-31")).isInstanceOf(Invalid.class);
    }
}
