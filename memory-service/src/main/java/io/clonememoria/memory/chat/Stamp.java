package io.clonememoria.memory.chat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time as a file writes it. */
sealed interface Stamp {

    /** The moment that it means; empty when no calendar has it. */
    Optional<Instant> at(DateOrder order, ZoneId zone);

    /** Whether it stands for itself, whatever comes first in other dates. */
    default boolean isClear() {
        return true;
    }

    /** A moment. */
    record Exact(Instant moment) implements Stamp {
        @Override
        public Optional<Instant> at(DateOrder order, ZoneId zone) {
            return Optional.of(moment);
        }
    }

    /** What a clock on the wall showed. */
    record OnTheWall(LocalDateTime time) implements Stamp {
        @Override
        public Optional<Instant> at(DateOrder order, ZoneId zone) {
            return Optional.of(time.atZone(zone).toInstant());
        }
    }

    /** A date whose first two numbers may be a day and a month or the other way round. */
    record Numbers(int first, int second, int year, LocalTime time) implements Stamp {
        @Override
        public Optional<Instant> at(DateOrder order, ZoneId zone) {
            return date(order).map(date -> date.atTime(time).atZone(zone).toInstant());
        }

        @Override
        public boolean isClear() {
            return first == second;
        }

        boolean is(DateOrder order) {
            return date(order).isPresent();
        }

        Optional<LocalDate> date(DateOrder order) {
            return switch (order) {
                case DMY -> date(year, second, first);
                case MDY -> date(year, first, second);
            };
        }

        private static Optional<LocalDate> date(int year, int month, int day) {
            try {
                return Optional.of(LocalDate.of(year, month, day));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }

    /** Exports are full of spaces that do not break. */
    String SPACE = "[\\s\\u00a0\\u2009\\u202f]";
    /** Three numbers, and the time of 12 or 24 hours: as WhatsApp writes them in the languages known here, and others. */
    String NUMBERS = ("(?<a>\\d{1,4})(?<between>[./-])S?(?<b>\\d{1,2})\\k<between>S?(?<c>\\d{1,4})\\.?"
            + "(?:S?,S*|S+)(?:(?:à|um|at|a las|kl\\.?)S+)?"
            + "(?<hour>\\d{1,2})(?:[:.]|S?hS?)(?<minute>\\d{2})(?:[:.](?<second>\\d{2}))?"
            + "(?:S?(?<half>[AaPp])\\.?S?[Mm]\\.?(?!\\p{L}))?(?:S?Uhr)?").replace("S", SPACE);

    int LONGEST = 64;

    Pattern WHOLE = Pattern.compile(NUMBERS);
    Pattern DATE_ALONE = Pattern.compile("(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})");
    Pattern EPOCH = Pattern.compile("-?\\d{9,13}(?:\\.\\d{1,9})?");

    /** The time in a text that holds nothing else; empty when it is none. */
    static Optional<Stamp> parse(String text) {
        var said = text.strip();
        if (said.length() > LONGEST) {
            return Optional.empty();
        }
        if (EPOCH.matcher(said).matches()) {
            return Optional.of(epoch(said));
        }
        return iso(said).or(() -> numbers(said));
    }

    /** Seconds, or the milliseconds that only a time after the year 5000 would be as seconds. */
    private static Stamp epoch(String digits) {
        var number = Double.parseDouble(digits);
        return new Exact(Math.abs(number) < 1e11
                ? Instant.ofEpochMilli(Math.round(number * 1000))
                : Instant.ofEpochMilli((long) number));
    }

    private static Optional<Stamp> iso(String said) {
        if (said.length() < 10 || said.charAt(4) != '-') {
            return Optional.empty();
        }
        var withT = said.length() > 10 && said.charAt(10) == ' ' ? said.substring(0, 10) + "T" + said.substring(11).strip() : said;
        try {
            if (withT.length() == 10) {
                return Optional.of(new OnTheWall(LocalDate.parse(withT).atStartOfDay()));
            }
            var zoned = withT.endsWith("Z") || withT.endsWith("UTC") || withT.indexOf('+') > 0 || withT.lastIndexOf('-') > 10;
            return Optional.of(zoned
                    ? new Exact(OffsetDateTime.parse(withOffset(withT)).toInstant())
                    : new OnTheWall(LocalDateTime.parse(withT)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Offsets are also written {@code +0100} and {@code +01}, or as UTC. */
    private static String withOffset(String time) {
        return time.replaceFirst("\\s*UTC$", "Z").replaceFirst("\\s+([+-])", "$1")
                .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    }

    private static Optional<Stamp> numbers(String said) {
        var whole = WHOLE.matcher(said);
        if (whole.matches()) {
            return of(whole);
        }
        var date = DATE_ALONE.matcher(said);
        return date.matches()
                ? numbers(date.group(1), date.group(3), date.group(4), LocalTime.MIDNIGHT)
                : Optional.empty();
    }

    /** What a match of {@link #NUMBERS} means; empty when no calendar or clock has it. */
    static Optional<Stamp> of(Matcher match) {
        return time(match).flatMap(time -> numbers(match.group("a"), match.group("b"), match.group("c"), time));
    }

    private static Optional<Stamp> numbers(String a, String b, String c, LocalTime time) {
        if (a.length() == 4) {
            var date = new Numbers(Integer.parseInt(c), Integer.parseInt(b), Integer.parseInt(a), time).date(DateOrder.DMY);
            return date.map(day -> new OnTheWall(day.atTime(time)));
        }
        if (a.length() > 2 || c.length() != 2 && c.length() != 4) {
            return Optional.empty();
        }
        var year = Integer.parseInt(c);
        var numbers = new Numbers(Integer.parseInt(a), Integer.parseInt(b), c.length() == 2 ? 2000 + year : year, time);
        return numbers.is(DateOrder.DMY) || numbers.is(DateOrder.MDY) ? Optional.of(numbers) : Optional.empty();
    }

    private static Optional<LocalTime> time(Matcher match) {
        var hour = hour(Integer.parseInt(match.group("hour")), match.group("half"));
        var minute = Integer.parseInt(match.group("minute"));
        var second = match.group("second") == null ? 0 : Integer.parseInt(match.group("second"));
        return hour < 0 || hour > 23 || minute > 59 || second > 59
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minute, second));
    }

    private static int hour(int said, @Nullable String half) {
        if (half == null) {
            return said;
        }
        if (said > 12) {
            return -1;
        }
        return said % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
}
