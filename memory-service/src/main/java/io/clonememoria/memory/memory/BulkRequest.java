package io.clonememoria.memory.memory;

import io.clonememoria.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** @param memories in the order in which they are to be kept; five million characters in all */
record BulkRequest(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid CreateMemoryRequest> memories) {
    /** So that they are cut and written within a moment. */
    private static final long MOST_CHARACTERS = 5_000_000;

    /** @throws Invalid when something of them cannot be, which it names */
    List<NewMemory> toNew(Instant now) {
        if (memories.stream().mapToLong(memory -> memory.content().length()).sum() > MOST_CHARACTERS) {
            throw new Invalid("memories", "must not hold more than 5,000,000 characters in all");
        }
        var all = new ArrayList<NewMemory>(memories.size());
        for (var at = 0; at < memories.size(); at++) {
            all.add(numbered(memories.get(at), at, now));
        }
        return all;
    }

    private static NewMemory numbered(CreateMemoryRequest memory, int at, Instant now) {
        try {
            return NewMemory.of(memory, now);
        } catch (Invalid wrong) {
            throw wrong.within("memories[" + at + "]");
        }
    }
}
