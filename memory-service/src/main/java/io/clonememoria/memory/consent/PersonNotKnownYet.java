package io.clonememoria.memory.consent;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Word of this person has not come here, and what is not known is no consent. */
final class PersonNotKnownYet extends Unavailable {
    PersonNotKnownYet() {
        super("person-not-known-yet", "This account is so new that it is not known everywhere. Retry.", Duration.ofSeconds(1));
    }
}
