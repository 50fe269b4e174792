package io.clonememoria.memory.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of a chat how its people can be reached and charged: e-mail addresses, phone numbers and card numbers. A
 * speaker who is known by a number alone gets a name by the order in which they first speak, so that reading the same chat
 * again gives the same names. Not for several threads.
 */
final class Masking {
    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,5}\\.\\p{L}{2,24}");
    /** Thirteen to nineteen digits, in groups or not. */
    private static final Pattern CARD = Pattern.compile("(?<![\\d.,-])\\d(?:[ \\u00a0-]?\\d){12,18}(?!\\d)");
    private static final String GAP = "[ \\u00a0\\u202f\\u2011./()-]{0,3}";
    /** What begins with a plus and a country, with a zero as at home, or as North Americans write theirs. */
    private static final Pattern PHONE = Pattern.compile("(?<![\\w+])(?:"
            + "(?:\\+|00)" + GAP + "[1-9](?:" + GAP + "\\d){6,14}"
            + "|0[1-9](?:" + GAP + "\\d){7,10}"
            + "|\\(?[2-9]\\d{2}\\)?[ .\\u00a0-]?[2-9]\\d{2}[ .\\u00a0-]\\d{4}"
            + ")(?!\\d)");
    /** 01.02.2021 14 is no number that anybody answers. */
    private static final Pattern DATE = Pattern.compile("^\\d{1,2}([./-])\\d{1,2}\\1\\d{2,4}(?!\\1?\\d).*");

    private final Map<String, String> numbered = new HashMap<>();

    /** The text without them. */
    static String of(String text) {
        if (!mayHoldAny(text)) {
            return text;
        }
        var masked = EMAIL.matcher(text).replaceAll("[e-mail]");
        masked = CARD.matcher(masked).replaceAll(found -> isCard(found.group()) ? "[card]" : Matcher.quoteReplacement(found.group()));
        return PHONE.matcher(masked).replaceAll(found ->
                DATE.matcher(found.group()).matches() ? Matcher.quoteReplacement(found.group()) : "[phone]");
    }

    /** A speaker's name without them; who is nothing but a number stays a person of their own. */
    String ofSpeaker(String name) {
        var masked = of(name);
        return masked.equals(name) ? name
                : numbered.computeIfAbsent(name, _ -> masked.replaceFirst("]", " " + (numbered.size() + 1) + "]"));
    }

    private static boolean mayHoldAny(String text) {
        var digits = 0;
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character == '@' || character >= '0' && character <= '9' && ++digits >= 7) {
                return true;
            }
        }
        return false;
    }

    /** By the check digit that all cards have (Luhn). */
    private static boolean isCard(String found) {
        var sum = 0;
        var doubled = false;
        for (var at = found.length() - 1; at >= 0; at--) {
            var digit = found.charAt(at) - '0';
            if (digit >= 0 && digit <= 9) {
                sum += !doubled ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
                doubled = !doubled;
            }
        }
        return sum % 10 == 0 && sum > 0;
    }
}
