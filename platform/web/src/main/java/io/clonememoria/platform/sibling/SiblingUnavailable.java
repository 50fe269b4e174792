package io.clonememoria.platform.sibling;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** A sibling that an answer depends on does not answer. */
final class SiblingUnavailable extends Unavailable {
    private static final Duration SOON = Duration.ofSeconds(1);

    private SiblingUnavailable(String detail, Duration retryAfter) {
        super("sibling-unavailable", detail, retryAfter);
    }

    static SiblingUnavailable away(String service) {
        return new SiblingUnavailable("The " + service + " cannot be asked at the moment. Retry.", SOON);
    }

    static SiblingUnavailable busy(String service, Duration retryAfter) {
        return new SiblingUnavailable("The " + service + " cannot answer at the moment. Retry.", retryAfter);
    }

    static SiblingUnavailable withoutKeys(String service) {
        return new SiblingUnavailable("The keys of the " + service + " are not known yet. Retry.", SOON);
    }
}
