package io.clonememoria.gateway.limit;

import java.time.Duration;

/**
 * A number of requests in a window of time.
 *
 * @param name     as callers read it in headers and problems
 * @param requests let through in a window
 * @param window   its length, at least a second
 */
record Quota(String name, long requests, Duration window) {
    Quota {
        if (requests < 1 || window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("The limit " + name + " needs a request and a second at least.");
        }
    }

    static Quota of(String name, LimitConfig.Allowance allowance) {
        return new Quota(name, allowance.requests(), allowance.window());
    }

    /** The quota as an item of {@code RateLimit-Policy}. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, requests, window.toSeconds());
    }
}
