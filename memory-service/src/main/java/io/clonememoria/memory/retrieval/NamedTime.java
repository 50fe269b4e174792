package io.clonememoria.memory.retrieval;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The times that a question names, in English and French: days, months, years and decades of a stated year. A month alone
 * ("in May") is no time of a life, and "last week" is one only for whoever asks.
 */
final class NamedTime {
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1), Map.entry("february", 2), Map.entry("march", 3), Map.entry("april", 4),
            Map.entry("may", 5), Map.entry("june", 6), Map.entry("july", 7), Map.entry("august", 8),
            Map.entry("september", 9), Map.entry("october", 10), Map.entry("november", 11), Map.entry("december", 12),
            Map.entry("janvier", 1), Map.entry("février", 2), Map.entry("fevrier", 2), Map.entry("mars", 3),
            Map.entry("avril", 4), Map.entry("mai", 5), Map.entry("juin", 6), Map.entry("juillet", 7),
            Map.entry("août", 8), Map.entry("aout", 8), Map.entry("septembre", 9), Map.entry("octobre", 10),
            Map.entry("novembre", 11), Map.entry("décembre", 12), Map.entry("decembre", 12));
    private static final String MONTH = "(?<month>" + MONTHS.keySet().stream().sorted().collect(Collectors.joining("|")) + ")";
    private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th|er)?";
    private static final String YEAR = "(?<year>1[0-9]\\d\\d|20\\d\\d)";

    /** The longer form first: of what one has read, the next reads nothing. */
    private static final List<Form> FORMS = List.of(
            new Form("(?<year>1[0-9]\\d\\d|20\\d\\d)-(?<month>\\d\\d)-(?<day>\\d\\d)", NamedTime::day),
            new Form(DAY + "(?: of)? " + MONTH + ",? " + YEAR, NamedTime::day),
            new Form(MONTH + " " + DAY + ",? " + YEAR, NamedTime::day),
            new Form(MONTH + ",?(?: of)? " + YEAR, found -> Period.of(YearMonth.of(year(found), month(found)))),
            new Form("(?<year>1[0-9]\\d0|20\\d0)s", found -> Period.decadeOf(Year.of(year(found)))),
            new Form("années (?:19)?(?<year>[1-9]0)", found -> Period.decadeOf(Year.of(1900 + year(found)))),
            new Form(YEAR, found -> Period.of(Year.of(year(found)))));

    private record Form(Pattern pattern, Function<MatchResult, Period> period) {
        Form(String words, Function<MatchResult, Period> period) {
            this(Pattern.compile("(?<![\\p{L}\\d-])" + words + "(?![\\p{L}\\d-])"), period);
        }
    }

    private NamedTime() {}

    static List<Period> in(String question) {
        var rest = question.toLowerCase(Locale.ROOT);
        var periods = new ArrayList<Period>();
        for (var form : FORMS) {
            var matcher = form.pattern().matcher(rest);
            matcher.results().map(found -> read(form, found)).flatMap(Optional::stream).forEach(periods::add);
            rest = form.pattern().matcher(rest).replaceAll(" ");
        }
        return periods.stream().distinct().toList();
    }

    /** Empty for what only looks like a date, such as the 31st of June. */
    private static Optional<Period> read(Form form, MatchResult found) {
        try {
            return Optional.of(form.period().apply(found));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Period day(MatchResult found) {
        return Period.of(LocalDate.of(year(found), month(found), Integer.parseInt(found.group("day"))));
    }

    private static int month(MatchResult found) {
        var month = found.group("month");
        return MONTHS.containsKey(month) ? MONTHS.get(month) : Integer.parseInt(month);
    }

    private static int year(MatchResult found) {
        return Integer.parseInt(found.group("year"));
    }
}
