package io.clonememoria.platform.inbox;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such dead letter. */
public final class DeadLetterNotFound extends NotFound {
    DeadLetterNotFound(UUID id) {
        super("dead-letter-not-found", "There is no dead letter " + id + ".");
    }
}
