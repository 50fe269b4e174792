package io.clonememoria.memory.memory;

import io.clonememoria.platform.problem.Forbidden;

/** Members of a space change and delete what they added themselves; its owner and admins change and delete anything. */
public final class NotYourMemory extends Forbidden {
    NotYourMemory() {
        super("not-your-memory",
                "Only who added it, or an owner or admin of the space, may change, delete or restore this memory.");
    }
}
