package io.clonememoria.platform.idempotency;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client calls one thing that it wants done once.
 *
 * @param value without quotes
 */
record IdempotencyKey(String value) {
    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    /** A string of RFC 8941: printable ASCII in quotes, where a quote or backslash stands behind a backslash. */
    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+)\"");
    /** Without what means something in a structured header, so that two headers joined into one are not one key. */
    private static final Pattern BARE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]+");

    /**
     * The key of a request, when it has one.
     *
     * @param headers every value of the header
     * @throws MalformedIdempotencyKey when there are several, or what there is is none
     */
    static Optional<IdempotencyKey> of(List<String> headers) {
        return switch (headers.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parse(headers.getFirst().strip()));
            default -> throw new MalformedIdempotencyKey();
        };
    }

    private static IdempotencyKey parse(String header) {
        if (header.length() > 2 * LONGEST + 2) {
            throw new MalformedIdempotencyKey(); // before anything looks at it
        }
        var quoted = QUOTED.matcher(header);
        var value = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : header;
        if (!quoted.matches() && !BARE.matcher(header).matches() || value.isEmpty() || value.length() > LONGEST) {
            throw new MalformedIdempotencyKey();
        }
        return new IdempotencyKey(value);
    }
}
