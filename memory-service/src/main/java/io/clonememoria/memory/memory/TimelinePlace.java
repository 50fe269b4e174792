package io.clonememoria.memory.memory;

import io.clonememoria.platform.problem.BadRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a timeline ends: after what has a time comes what has none. Other than a list's cursor its time may be
 * long ago.
 *
 * @param at null among what has no time
 */
record TimelinePlace(@Nullable Instant at, UUID id) {
    static final TimelinePlace START = new TimelinePlace(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));
    static final TimelinePlace START_OF_UNDATED = new TimelinePlace(null, new UUID(0, 0));

    private static final String UNDATED = "undated";
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static TimelinePlace of(Memory memory) {
        return new TimelinePlace(memory.said().occurrence().map(Occurrence::at).orElse(null), memory.id());
    }

    /** @throws BadRequest when the text is not one that {@link #encode()} made */
    static TimelinePlace decode(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", 2);
            return new TimelinePlace(parts[0].equals(UNDATED) ? null : inRange(Instant.parse(parts[0])), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException malformed) {
            throw new BadRequest("malformed-cursor", "The cursor is not one that this timeline gave out.");
        }
    }

    String encode() {
        var plain = (at == null ? UNDATED : at) + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    boolean isUndated() {
        return at == null;
    }

    OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant inRange(Instant time) {
        if (time.isBefore(START.at) || time.isAfter(LATEST)) {
            throw new DateTimeException("out of range");
        }
        return time;
    }
}
