package io.clonememoria.memory.memory;

import java.time.Instant;

/** A memory as its author gives it, and where it comes from. */
record NewMemory(String sourceType, MemoryDraft draft) {

    /** @throws io.clonememoria.platform.problem.Invalid when something of it cannot be */
    static NewMemory of(CreateMemoryRequest request, Instant now) {
        return new NewMemory(request.sourceTypeOrDefault(), request.toDraft(now));
    }
}
