package io.clonememoria.platform.problem;

import java.time.Duration;
import java.util.Map;

/** Too many requests (429); a retry makes sense after the given time. */
public non-sealed class Throttled extends Problem {
    private final Duration retryAfter;

    /** @param retryAfter answered in whole seconds, rounded up, at least one */
    public Throttled(String type, String detail, Duration retryAfter) {
        super(type, detail);
        this.retryAfter = retryAfter;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
    }
}
