package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Invalid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OccurrenceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant WEDDING = Instant.parse("1958-06-14T00:00:00Z");

    @Test
    void isUnknownWhenNothingIsSaid() {
        assertThat(Occurrence.of(null, null, NOW)).isEmpty();
    }

    @Test
    void isMeantToTheDayWhenNoPrecisionIsSaid() {
        assertThat(Occurrence.of(WEDDING, null, NOW)).contains(new Occurrence(WEDDING, Precision.DAY));
    }

    @Test
    void keepsThePrecisionThatIsSaid() {
        assertThat(Occurrence.of(WEDDING, Precision.ABOUT, NOW)).contains(new Occurrence(WEDDING, Precision.ABOUT));
    }

    @Test
    void mayBeTodayWhereTodayHasAlreadyBegun() {
        assertThat(Occurrence.of(NOW.plusSeconds(12 * 3600), Precision.DAY, NOW)).isPresent();
    }

    @Test
    void isNotInTheFuture() {
        assertThatThrownBy(() -> Occurrence.of(NOW.plusSeconds(2 * 86_400), Precision.DAY, NOW))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void isNotBeforeTheCalendar() {
        assertThatThrownBy(() -> Occurrence.of(Instant.MIN, Precision.YEAR, NOW)).isInstanceOf(Invalid.class);
    }

    @Test
    void hasNoPrecisionWithoutATime() {
        assertThatThrownBy(() -> Occurrence.of(null, Precision.YEAR, NOW)).isInstanceOf(Invalid.class);
    }
}
