package io.clonememoria.clone.throttle;

import java.time.Duration;

/**
 * How many attempts at one account there may be, within the time that begins with the first of them.
 *
 * @param fromOneSender from one address
 * @param fromAnywhere  from all addresses together: many machines guess one password faster than one does
 * @param within        the time
 */
record Allowance(int fromOneSender, int fromAnywhere, Duration within) {
    Allowance {
        if (fromOneSender < 1 || fromAnywhere < fromOneSender || within.toMillis() < 1) {
            throw new IllegalArgumentException("an allowance lets at least one attempt through, and from anywhere as many as from one");
        }
    }
}
