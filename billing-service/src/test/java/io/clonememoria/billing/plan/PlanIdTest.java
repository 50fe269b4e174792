package io.clonememoria.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"free", "pro", "enterprise", "team-2026", "a"})
    void isALowerCaseWord(String value) {
        assertThat(new PlanId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " free", "Free", "1st", "free; drop table", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void isNothingElse(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanId(value));
    }
}
