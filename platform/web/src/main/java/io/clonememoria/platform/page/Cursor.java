package io.clonememoria.platform.page;

import io.clonememoria.platform.problem.BadRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The last row of a page, and so the place where the next one begins.
 *
 * <p>Lists are newest first by (time, id); the id decides between rows of the same moment. Its text is opaque to
 * callers: what is in it may change.
 */
public record Cursor(Instant time, UUID id) {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Before the first row of every list. */
    public static final Cursor START = new Cursor(LAST, new UUID(-1, -1));

    public String encode() {
        var plain = time + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws BadRequest when the text is not one that {@link #encode()} made */
    public static Cursor decode(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", 2);
            return new Cursor(inRange(Instant.parse(parts[0])), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException malformed) {
            throw new BadRequest("malformed-cursor", "The cursor is not one that this list gave out.");
        }
    }

    /** PostgreSQL's time ends long before Java's: a forged cursor must not become a database error. */
    private static Instant inRange(Instant time) {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
        return time;
    }
}
