package io.clonememoria.clone.administration;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** Nobody has this id. */
final class PersonNotFound extends NotFound {
    PersonNotFound(UUID id) {
        super("person-not-found", "There is no person " + id + ".");
    }
}
