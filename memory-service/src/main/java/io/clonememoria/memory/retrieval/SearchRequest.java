package io.clonememoria.memory.retrieval;

import io.clonememoria.platform.text.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param limit results at most; 10 when not said */
record SearchRequest(@NotBlank @Size(max = 2_000) @Text String query, @Nullable @Min(1) @Max(50) Integer limit) {
    private static final int DEFAULT_LIMIT = 10;

    int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}
