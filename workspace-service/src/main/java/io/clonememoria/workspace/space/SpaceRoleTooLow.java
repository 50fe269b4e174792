package io.clonememoria.workspace.space;

import io.clonememoria.platform.problem.Forbidden;

/** The caller is in the space, but does not run it. */
public final class SpaceRoleTooLow extends Forbidden {
    SpaceRoleTooLow() {
        super("space-role-too-low", "Only the owner and the admins of the space may do this.");
    }
}
