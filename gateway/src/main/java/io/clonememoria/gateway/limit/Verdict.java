package io.clonememoria.gateway.limit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a request is within all quotas that apply to it, and how they stand after it.
 *
 * @param standings of all quotas that apply
 * @param violated  those that are spent; the request is let through when there is none
 */
public record Verdict(List<Standing> standings, List<Standing> violated) {

    /** The refusal, when there is one. */
    public Optional<QuotaExceeded> refusal() {
        return violated.isEmpty() ? Optional.empty() : Optional.of(new QuotaExceeded(violated));
    }

    /** Value of the header {@code RateLimit-Policy}. */
    public String policies() {
        return standings.stream().map(standing -> standing.quota().policy()).collect(Collectors.joining(", "));
    }

    /** Value of the header {@code RateLimit}. */
    public String limits() {
        return standings.stream().map(Standing::item).collect(Collectors.joining(", "));
    }
}
