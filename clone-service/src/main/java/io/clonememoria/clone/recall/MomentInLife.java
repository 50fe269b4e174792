package io.clonememoria.clone.recall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When something was, and how exactly that is known.
 *
 * @param date      its first day, where only a month or a year is known
 * @param precision how much of the date may be told
 */
public record MomentInLife(LocalDate date, Precision precision) {
    /** How exactly a date is known. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR,
        ABOUT
    }

    static MomentInLife of(Instant occurredAt, @Nullable String precision) {
        return new MomentInLife(occurredAt.atOffset(ZoneOffset.UTC).toLocalDate(), switch (precision) {
            case "day" -> Precision.DAY;
            case "month" -> Precision.MONTH;
            case "year" -> Precision.YEAR;
            // rather too vague than too exact
            case null, default -> Precision.ABOUT;
        });
    }
}
