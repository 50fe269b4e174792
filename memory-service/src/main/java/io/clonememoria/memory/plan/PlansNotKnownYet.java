package io.clonememoria.memory.plan;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Billing has not told yet what plans allow; to let anything through would be to guess. */
public final class PlansNotKnownYet extends Unavailable {
    PlansNotKnownYet() {
        super("plans-not-known-yet", "The plans are not known here yet. Retry.", Duration.ofSeconds(1));
    }
}
