package io.clonememoria.platform.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * When the relay may try again: at once while all is well, after failures in a row later and later.
 *
 * @param failures  in a row
 * @param notBefore the next try
 */
record Pace(int failures, Instant notBefore) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    static final Pace WELL = new Pace(0, Instant.EPOCH);

    boolean mayTry(Instant now) {
        return !now.isBefore(notBefore);
    }

    /** After one more failure. */
    Pace failed(Instant now, Duration longest) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 20));
        return new Pace(failures + 1, now.plus(pause.compareTo(longest) < 0 ? pause : longest));
    }
}
