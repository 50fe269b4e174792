package io.clonememoria.memory.memory;

import io.clonememoria.platform.problem.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something happened.
 *
 * @param at        from the year 1 to now
 * @param precision how well that is known
 */
record Occurrence(Instant at, Precision precision) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    /** Today has begun in the east while it is still yesterday in UTC. */
    private static final Duration TIME_ZONES = Duration.ofHours(14);

    /**
     * The occurrence out of what a caller said; a time without a precision is meant to the day.
     *
     * @throws Invalid when it lies in the future or before our calendar, or when a precision has no time
     */
    static Optional<Occurrence> of(@Nullable Instant at, @Nullable Precision precision, Instant now) {
        if (at == null) {
            if (precision != null) {
                throw new Invalid("occurred_precision", "needs occurred_at");
            }
            return Optional.empty();
        }
        if (at.isAfter(now.plus(TIME_ZONES))) {
            throw new Invalid("occurred_at", "must not be in the future");
        }
        if (at.isBefore(EARLIEST)) {
            throw new Invalid("occurred_at", "must not be before the year 1");
        }
        return Optional.of(new Occurrence(at, precision == null ? Precision.DAY : precision));
    }
}
