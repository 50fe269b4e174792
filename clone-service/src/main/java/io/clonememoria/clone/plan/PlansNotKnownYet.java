package io.clonememoria.clone.plan;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** The service has just started and has not heard of the plans; nothing is given away meanwhile. */
final class PlansNotKnownYet extends Unavailable {
    PlansNotKnownYet() {
        super("plans-not-known-yet", "The plans are not known yet. Retry in a moment.", Duration.ofSeconds(1));
    }
}
