package io.clonememoria.clone.administration;

import io.clonememoria.platform.problem.Conflict;

/** Who has left administers nothing. */
final class PersonDeleted extends Conflict {
    PersonDeleted() {
        super("account-deleted", "This account is deleted.");
    }
}
