package io.clonememoria.gateway.limit;

import java.time.Duration;

/**
 * What somebody has left of a quota.
 *
 * @param remaining requests until the quota is spent
 * @param reset     time until it is whole again
 */
record Standing(Quota quota, long remaining, Duration reset) {

    /** The standing as an item of {@code RateLimit}. */
    String item() {
        return "\"%s\";r=%d;t=%d".formatted(quota.name(), remaining, seconds());
    }

    /** Whole seconds until it is whole again, rounded up: whoever waits that long does not come too early. */
    long seconds() {
        return reset.plusMillis(999).toSeconds();
    }
}
