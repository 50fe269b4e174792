package io.clonememoria.clone.account;

import io.clonememoria.platform.problem.Conflict;

/** Nobody would administer the platform any more. */
final class LastAdministrator extends Conflict {
    LastAdministrator() {
        super("last-administrator", "This is the last administrator of the platform. Make somebody else one first.");
    }
}
