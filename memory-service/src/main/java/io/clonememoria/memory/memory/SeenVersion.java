package io.clonememoria.memory.memory;

import io.clonememoria.platform.problem.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * As what the caller knows a memory that is to be changed.
 *
 * @param updatedAt null for a caller who changes whatever is there
 */
record SeenVersion(@Nullable Instant updatedAt) {

    /**
     * Out of the header {@code If-Match}, which has the memory's {@code updated_at} in quotes.
     *
     * @throws Invalid when it has something else
     */
    static SeenVersion ofHeader(@Nullable String header) {
        try {
            return new SeenVersion(header == null ? null : OffsetDateTime.parse(header.replaceFirst("^\"(.*)\"$", "$1")).toInstant());
        } catch (DateTimeException malformed) {
            throw new Invalid("If-Match", "must be the memory's updated_at in quotes");
        }
    }

    /** @throws MemoryChangedMeanwhile when the memory is another one by now */
    void require(Memory memory) {
        if (updatedAt != null && !updatedAt.equals(memory.updatedAt())) {
            throw new MemoryChangedMeanwhile(memory.updatedAt());
        }
    }
}
