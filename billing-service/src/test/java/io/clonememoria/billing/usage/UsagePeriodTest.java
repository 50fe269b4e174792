package io.clonememoria.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsagePeriodTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-15");

    @Test
    void isThisMonthSoFarWhenNothingIsAsked() {
        assertThat(UsagePeriod.of(null, "", TODAY)).isEqualTo(period("2026-03-01", "2026-03-15"));
    }

    @Test
    void isTheMonthOfItsLastDayWhenOnlyThatIsAsked() {
        assertThat(UsagePeriod.of(null, "2026-02-10", TODAY)).isEqualTo(period("2026-02-01", "2026-02-10"));
    }

    @Test
    void endsTodayWhenOnlyItsFirstDayIsAsked() {
        assertThat(UsagePeriod.of("2026-01-20", null, TODAY)).isEqualTo(period("2026-01-20", "2026-03-15"));
    }

    @Test
    void mayBeOneDay() {
        assertThat(UsagePeriod.of("2026-01-20", "2026-01-20", TODAY)).isEqualTo(period("2026-01-20", "2026-01-20"));
    }

    @Test
    void mayBeALeapYear() {
        assertThat(UsagePeriod.of("2024-01-01", "2024-12-31", TODAY)).isEqualTo(period("2024-01-01", "2024-12-31"));
    }

    @Test
    void isRefusedWhenADayLonger() {
        assertThat(errors("2024-01-01", "2025-01-01"))
                .isEqualTo(List.of(new FieldError("from", "must be less than 366 days before to")));
    }

    @Test
    void isRefusedWhenItEndsBeforeItBegins() {
        assertThat(errors("2026-02-02", "2026-02-01"))
                .isEqualTo(List.of(new FieldError("to", "must not be before from")));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "yesterday", "2026-02-30", "2026-2-1", "20260201", "+12026-02-01", "-0001-02-01",
            "12026-02-01", "2026-02-01T00:00:00Z", "٢٠٢٦-٠٢-٠١"})
    void isRefusedWhenADateIsNone(String text) {
        var message = "must be a date such as 2026-01-31";

        assertThat(errors(text, text))
                .isEqualTo(List.of(new FieldError("to", message), new FieldError("from", message)));
    }

    private static Object errors(String from, String to) {
        return catchThrowableOfType(Invalid.class, () -> UsagePeriod.of(from, to, TODAY)).members().get("errors");
    }

    private static UsagePeriod period(String from, String to) {
        return new UsagePeriod(LocalDate.parse(from), LocalDate.parse(to));
    }
}
