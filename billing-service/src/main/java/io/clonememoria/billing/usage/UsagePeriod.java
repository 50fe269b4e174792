package io.clonememoria.billing.usage;

import static java.time.temporal.ChronoField.YEAR;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The UTC days that a caller asks about, both ends included; at most {@value #LONGEST_DAYS} of them. */
record UsagePeriod(LocalDate from, LocalDate to) {
    static final int LONGEST_DAYS = 366;

    /** Four digits of a year and no sign: PostgreSQL knows fewer years than Java. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(YEAR, 4).appendPattern("-MM-dd").toFormatter().withResolverStyle(ResolverStyle.STRICT);

    /**
     * @param from the first day; unless given, the first of the month of the last day
     * @param to   the last day; unless given, today
     * @throws Invalid naming each parameter that is no date, or the wrong end of an impossible period
     */
    static UsagePeriod of(@Nullable String from, @Nullable String to, LocalDate today) {
        var errors = new ArrayList<FieldError>();
        var last = date("to", to, today, errors);
        var first = date("from", from, last.withDayOfMonth(1), errors);
        if (errors.isEmpty() && last.isBefore(first)) {
            errors.add(new FieldError("to", "must not be before from"));
        }
        if (errors.isEmpty() && ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS) {
            errors.add(new FieldError("from", "must be less than " + LONGEST_DAYS + " days before to"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new UsagePeriod(first, last);
    }

    private static LocalDate date(String field, @Nullable String text, LocalDate absent, List<FieldError> errors) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeException malformed) {
            errors.add(new FieldError(field, "must be a date such as 2026-01-31"));
            return absent;
        }
    }
}
