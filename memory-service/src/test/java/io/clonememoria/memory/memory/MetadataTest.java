package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Invalid;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataTest {
    @Test
    void isNothingWhereNothingIsGiven() {
        assertThat(Metadata.of(null)).isEqualTo(Metadata.NONE);
    }

    @Test
    void keepsAnythingThatJsonHas() {
        var given = Map.<String, Object>of("text", "two\nlines", "number", 1.5, "truth", true, "list", List.of(1, "a"), "", Map.of());

        assertThat(Metadata.ofJson(Metadata.of(given).json()).values()).isEqualTo(given);
    }

    @Test
    void isEightLevelsDeepAtMost() {
        assertThat(Metadata.of(nested(8)).values()).isNotEmpty();
        assertThatThrownBy(() -> Metadata.of(nested(9))).isInstanceOf(Invalid.class);
    }

    @Test
    void isSixteenKilobytesLargeAtMostAsItTravels() {
        assertThat(Metadata.of(Map.of("a", "é".repeat(8_188))).values()).isNotEmpty();
        assertThatThrownBy(() -> Metadata.of(Map.of("a", "é".repeat(8_189)))).isInstanceOf(Invalid.class);
    }

    static Stream<Object> unkeepable() {
        return Stream.of("a\u0000b", "\u0007", "\uD83D", Double.POSITIVE_INFINITY, List.of(List.of("\u0000")), Map.of("\u0000", 1));
    }

    @ParameterizedTest
    @MethodSource("unkeepable")
    void refusesWhatCannotBeKept(Object value) {
        assertThatThrownBy(() -> Metadata.of(Map.of("a", value))).isInstanceOf(Invalid.class);
    }

    private static Map<String, Object> nested(int levels) {
        return levels == 1 ? Map.of("a", 1) : Map.of("a", nested(levels - 1));
    }
}
