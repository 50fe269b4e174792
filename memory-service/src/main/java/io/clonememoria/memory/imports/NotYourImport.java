package io.clonememoria.memory.imports;

import io.clonememoria.platform.problem.Forbidden;

/** Members of a space end and undo what they imported themselves; its owner and admins do so with anything. */
public final class NotYourImport extends Forbidden {
    NotYourImport() {
        super("not-your-import", "Only who made it, or an owner or admin of the space, may cancel or undo this import.");
    }
}
