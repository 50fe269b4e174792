package io.clonememoria.clone.provider;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Who is to speak for the clone cannot be asked. */
final class ProviderNotAvailable extends Unavailable {
    ProviderNotAvailable(String provider) {
        super("provider-not-available", "The clone speaks with " + provider + ", which cannot be asked now. "
                + "Retry later, or choose embedded with PATCH /api/v1/clones/{id}/settings.", Duration.ofMinutes(5));
    }
}
