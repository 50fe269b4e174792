package io.clonememoria.clone.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is logged in with, as people call it: {@code Firefox on Linux}.
 *
 * <p>Deliberately coarse. What clients say of themselves is a hint to recognise one's own devices by, and libraries that
 * know every version of every browser are out of date whenever they are asked.
 */
record Device(String name) {
    private static final int LONGEST_PRODUCT = 40;

    /** A word in the user agent, and what it means. The first that is found decides: browsers name their forebears, too. */
    private record Mark(String word, String meaning) {}

    private static final List<Mark> PROGRAMS = List.of(
            new Mark("Edg", "Edge"), new Mark("OPR/", "Opera"), new Mark("Vivaldi", "Vivaldi"),
            new Mark("SamsungBrowser", "Samsung Internet"), new Mark("Firefox", "Firefox"), new Mark("FxiOS", "Firefox"),
            new Mark("CriOS", "Chrome"), new Mark("Chrome", "Chrome"), new Mark("Safari", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"), new Mark("iPad", "iPad"), new Mark("Android", "Android"),
            new Mark("CrOS", "ChromeOS"), new Mark("Windows", "Windows"), new Mark("Mac OS X", "macOS"),
            new Mark("Linux", "Linux"));

    static Device of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return new Device("Unknown device");
        }
        var program = first(PROGRAMS, userAgent).orElseGet(() -> product(userAgent));
        return new Device(first(SYSTEMS, userAgent).map(system -> program + " on " + system).orElse(program));
    }

    private static Optional<String> first(List<Mark> marks, String userAgent) {
        return marks.stream().filter(mark -> userAgent.contains(mark.word())).map(Mark::meaning).findFirst();
    }

    /** Programs that are no browsers name themselves first: {@code curl/8.5.0}. */
    private static String product(String userAgent) {
        var product = userAgent.strip().split("[/ (;]", 2)[0];
        return product.isEmpty() || product.codePointCount(0, product.length()) > LONGEST_PRODUCT ? "Unknown device" : product;
    }
}
