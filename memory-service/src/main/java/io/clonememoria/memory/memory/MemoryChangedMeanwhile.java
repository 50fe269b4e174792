package io.clonememoria.memory.memory;

import io.clonememoria.platform.problem.Conflict;
import java.time.Instant;

/** The caller changes what somebody else has changed since the caller read it. */
public final class MemoryChangedMeanwhile extends Conflict {
    MemoryChangedMeanwhile(Instant updatedAt) {
        super("changed-meanwhile", "Somebody changed this memory at " + updatedAt + ". Read it again and retry.");
    }
}
