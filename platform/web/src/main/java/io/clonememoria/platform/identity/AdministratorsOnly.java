package io.clonememoria.platform.identity;

import io.clonememoria.platform.problem.Forbidden;

/** What was asked for belongs to administrators of the platform, under {@code /admin}. */
public final class AdministratorsOnly extends Forbidden {
    public AdministratorsOnly() {
        super("administrators-only", "Only administrators of the platform may do this.");
    }
}
