package io.clonememoria.platform.problem;

import java.time.Duration;
import java.util.Map;

/** Something that the answer needs is away or busy (503); a retry makes sense after the given time. */
public non-sealed class Unavailable extends Problem {
    private final Duration retryAfter;

    /** @param retryAfter answered in whole seconds, rounded up, at least one */
    public Unavailable(String type, String detail, Duration retryAfter) {
        super(type, detail);
        this.retryAfter = retryAfter;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
    }
}
