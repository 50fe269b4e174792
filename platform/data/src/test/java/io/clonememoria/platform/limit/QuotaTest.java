package io.clonememoria.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.limit.Spending.Granted;
import io.clonememoria.platform.limit.Spending.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {

    @ParameterizedTest
    @CsvSource({"2, 0, 1, 1", "2, 1, 1, 2", "100, 95, 5, 100", "1, 0, 1, 1"})
    void grantsUpToTheLimit(long most, long used, long amount, long after) {
        assertThat(new Quota(most, used).request(amount)).isEqualTo(new Granted(new Quota(most, after)));
    }

    /** The last two: a plan that shrank, and sums that would overflow. */
    @ParameterizedTest
    @CsvSource({"2, 2, 1", "100, 95, 6", "0, 0, 1", "5, 9, 1", "5, 1, 9223372036854775807"})
    void refusesWhatWouldExceedIt(long most, long used, long amount) {
        var quota = new Quota(most, used);

        assertThat(quota.request(amount)).isEqualTo(new Refused(quota));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void nobodySpendsLessThanOne(long amount) {
        assertThatThrownBy(() -> new Quota(2, 0).request(amount)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLimitThatShrankGrantsNothingThoughTheSumWouldOverflow() {
        assertThat(new Quota(Long.MIN_VALUE, Long.MAX_VALUE).request(1)).isInstanceOf(Refused.class);
    }
}
