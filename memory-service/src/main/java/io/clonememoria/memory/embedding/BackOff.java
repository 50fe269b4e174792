package io.clonememoria.memory.embedding;

import java.time.Duration;

/**
 * How long something that fails is left alone: a moment first, then twice as long each time.
 *
 * @param failures in a row
 * @param until    by {@link System#nanoTime}
 */
record BackOff(int failures, long until) {
    static final BackOff NONE = new BackOff(0, 0);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    BackOff afterFailure(long now) {
        return new BackOff(failures + 1, now + pause(failures + 1).toNanos());
    }

    boolean isOver(long now) {
        return failures == 0 || now - until >= 0;
    }

    static Duration pause(int failures) {
        var doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
