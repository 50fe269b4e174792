package io.clonememoria.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How often whom; the values stand in application.properties. */
@ConfigMapping(prefix = "clonememoria.limit")
public interface LimitConfig {
    /** For each person, over all their sessions. */
    Allowance principal();

    /** For each address, over all requests that show no valid credential. */
    Allowance address();

    /** For each address, over all attempts to register or log in, on top of the other quotas. */
    Allowance signIn();

    /**
     * Persons or addresses that each quota keeps count of at once, half a kilobyte each; the least active are forgotten
     * when there are more.
     */
    @WithDefault("20000")
    @Positive
    int tracked();

    /** A number of requests in a window of time. */
    interface Allowance {
        /** Requests let through in a window. */
        @Positive
        @Max(1_000_000_000)
        long requests();

        /** Length of the window, which begins with the first request; at least a second. */
        Duration window();
    }
}
