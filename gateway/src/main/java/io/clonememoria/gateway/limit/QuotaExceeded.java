package io.clonememoria.gateway.limit;

import io.clonememoria.platform.problem.Throttled;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Somebody asks more often than a quota lets them. */
public final class QuotaExceeded extends Throttled {
    private static final String TYPE = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    private final List<String> policies;

    QuotaExceeded(List<Standing> violated) {
        super(TYPE, "Too many requests. Wait for the time in Retry-After; the header RateLimit tells what is left.",
                longestWait(violated));
        this.policies = violated.stream().map(standing -> standing.quota().name()).toList();
    }

    private static Duration longestWait(List<Standing> violated) {
        return violated.stream().map(Standing::reset).max(Comparator.naturalOrder()).orElseThrow();
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("violated-policies", policies);
    }
}
