package io.clonememoria.clone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    @ParameterizedTest
    @CsvSource({"2, 0, true", "2, 1, true", "2, 2, false", "2, 3, false", "0, 0, false"})
    void allowsOneMoreUntilTheLimit(long limit, long used, boolean allowed) {
        assertThat(new Quota(limit, used).allowsOneMore()).isEqualTo(allowed);
    }
}
