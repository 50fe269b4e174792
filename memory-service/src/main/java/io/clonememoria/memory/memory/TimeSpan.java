package io.clonememoria.memory.memory;

import io.clonememoria.platform.problem.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When something that is looked for happened, both ends included; days are those of UTC.
 *
 * @param from null for since ever
 * @param to   null for until now
 */
record TimeSpan(@Nullable Instant from, @Nullable Instant to) {

    /**
     * Out of what a caller wrote, each a day or a time.
     *
     * @throws Invalid when one is neither, or when the end comes first
     */
    static TimeSpan of(@Nullable String from, @Nullable String to) {
        var span = new TimeSpan(from == null ? null : moment("from", from, false),
                to == null ? null : moment("to", to, true));
        if (span.from != null && span.to != null && span.to.isBefore(span.from)) {
            throw new Invalid("to", "must not be before from");
        }
        return span;
    }

    boolean isEver() {
        return from == null && to == null;
    }

    /** Those of the rows that happened then; what has no time did not. */
    MemoryRows of(MemoryRows rows) {
        var since = from == null ? rows : rows.and("occurred_at >= ?", from.atOffset(ZoneOffset.UTC));
        return to == null ? since : since.and("occurred_at <= ?", to.atOffset(ZoneOffset.UTC));
    }

    private static Instant moment(String field, String text, boolean end) {
        try {
            var time = text.length() == "1962-07-01".length()
                    ? day(LocalDate.parse(text), end)
                    : OffsetDateTime.parse(text);
            if (time.getYear() < 1 || time.getYear() > 9999) {
                throw new DateTimeException("out of range");
            }
            return time.toInstant();
        } catch (DateTimeException malformed) {
            throw new Invalid(field, "must be a day such as 1962-07-01, or a time in RFC 3339 such as 1962-07-01T12:00:00Z");
        }
    }

    private static OffsetDateTime day(LocalDate day, boolean end) {
        var begin = day.atStartOfDay().atOffset(ZoneOffset.UTC);
        return end ? begin.plusDays(1).minusNanos(1_000) : begin;
    }
}
