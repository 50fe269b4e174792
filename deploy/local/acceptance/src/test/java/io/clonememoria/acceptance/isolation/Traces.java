package io.clonememoria.acceptance.isolation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** By what the victim's things are recognised wherever they turn up: words that nobody guesses, and ids. */
final class Traces {
    private static final int MARKER = 20;
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9_+/-]{16,}");

    private final SecureRandom random = new SecureRandom();
    /** What it is, by how it looks in lower case. */
    private final Map<String, String> known = new LinkedHashMap<>();

    /** A new word that stands for a text of the victim; made of letters and digits, so that no encoding changes it. */
    String marker(String of) {
        var word = random.ints(MARKER, 0, 36).mapToObj(digit -> Integer.toString(digit, 36)).collect(joining("", "z", "z"));
        known.put(word, of);
        return word;
    }

    /** Remembers an id of the victim. */
    void id(String of, String id) {
        known.put(id.toLowerCase(Locale.ROOT), of);
    }

    /** Everything that is known, to look for it in tables. */
    Set<String> all() {
        return Set.copyOf(known.keySet());
    }

    /**
     * What of the victim is in a text, in clear or in Base64.
     *
     * @param sent what the reader said first and so may be told again
     */
    Optional<String> in(String text, Set<String> sent) {
        return inClear(text, sent).or(() -> ENCODED.matcher(text).results()
                .flatMap(token -> decoded(token.group()).stream())
                .flatMap(clear -> inClear(clear, sent).stream())
                .findFirst());
    }

    /** Whether a value is an id of the victim or holds a marker. */
    boolean are(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return known.containsKey(lower) || known.keySet().stream().anyMatch(trace -> !isId(trace) && lower.contains(trace));
    }

    /** The known ids, which unlike the markers others may have been told. */
    Set<String> ids() {
        return known.keySet().stream().filter(Traces::isId).collect(toUnmodifiableSet());
    }

    private static boolean isId(String trace) {
        return trace.contains("-");
    }

    private Optional<String> inClear(String text, Set<String> sent) {
        var lower = text.toLowerCase(Locale.ROOT);
        return known.entrySet().stream()
                .filter(trace -> lower.contains(trace.getKey()) && !sent.contains(trace.getKey()))
                .map(trace -> trace.getValue() + " (" + trace.getKey() + ")")
                .findFirst();
    }

    private static Optional<String> decoded(String token) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token.replace('+', '-').replace('/', '_'));
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
