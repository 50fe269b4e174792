package io.clonememoria.memory.retrieval;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A stretch of time that a question names.
 *
 * @param from  its first day
 * @param until the day after its last
 */
record Period(LocalDate from, LocalDate until) {

    static Period of(LocalDate day) {
        return new Period(day, day.plusDays(1));
    }

    static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    static Period of(Year year) {
        return new Period(year.atDay(1), year.plusYears(1).atDay(1));
    }

    /** Ten years, as in "the 1960s". */
    static Period decadeOf(Year first) {
        return new Period(first.atDay(1), first.plusYears(10).atDay(1));
    }

    OffsetDateTime begin() {
        return from.atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime end() {
        return until.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
