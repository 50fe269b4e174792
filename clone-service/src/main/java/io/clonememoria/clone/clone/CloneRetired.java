package io.clonememoria.clone.clone;

import io.clonememoria.platform.problem.Conflict;

/** The clone is retired or deleted: what was said stays, and it answers no more. */
public final class CloneRetired extends Conflict {
    CloneRetired() {
        super("clone-retired", "This clone is retired or deleted and does not answer. "
                + "Reactivate it with POST /api/v1/clones/{id}/reactivate, or restore it with POST /api/v1/clones/{id}/restore.");
    }
}
