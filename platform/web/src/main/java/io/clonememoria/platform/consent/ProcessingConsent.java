package io.clonememoria.platform.consent;

import io.clonememoria.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * Knows who allows that what is theirs is worked with. A service that has a bean of this type is guarded: it is asked
 * before each operation that may add or change something.
 */
public interface ProcessingConsent {

    /** Goes on when the person allows it, and fails with a {@link Problem} when not. */
    Uni<Void> require(UUID userId);
}
