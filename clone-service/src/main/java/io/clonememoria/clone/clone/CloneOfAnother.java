package io.clonememoria.clone.clone;

import io.clonememoria.platform.problem.Forbidden;

/** A member of the space sees this clone but did not make it. */
final class CloneOfAnother extends Forbidden {
    CloneOfAnother() {
        super("clone-of-another", "Only who made this clone and the space's owner and admins may change it.");
    }
}
