package io.clonememoria.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void isOverAtOnceWhileNothingFails() {
        assertThat(BackOff.NONE.isOver(-5)).isTrue();
    }

    @Test
    void doublesWithEachFailureUpToAMinute() {
        assertThat(BackOff.pause(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(BackOff.pause(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(BackOff.pause(8)).isEqualTo(Duration.ofMinutes(1));
        assertThat(BackOff.pause(1_000)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void lastsFromTheFailureOn() {
        var failed = BackOff.NONE.afterFailure(7);

        assertThat(failed.isOver(7 + Duration.ofMillis(499).toNanos())).isFalse();
        assertThat(failed.isOver(7 + Duration.ofMillis(500).toNanos())).isTrue();
    }
}
