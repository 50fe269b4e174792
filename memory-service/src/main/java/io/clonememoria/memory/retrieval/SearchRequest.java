package io.clonememoria.memory.retrieval;

import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.text.Line;
import io.clonememoria.platform.text.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param limit     results at most; 10 when not said
 * @param maxTokens room for all results together, counted with three characters to a token; as much as it takes when not
 *                  said
 * @param filters   what only may be found; everything when not said
 * @param explain   whether each result says why it was found
 */
record SearchRequest(
        @NotBlank @Size(max = 4_000) @Text
        @Schema(examples = "Who taught you to dance?") String query,
        @Nullable @Min(1) @Max(50)
        @Schema(examples = "10") Integer limit,
        @Nullable @Min(50) @Max(100_000)
        @Schema(examples = "2000") Integer maxTokens,
        @Nullable @Valid Filters filters,
        @Nullable Boolean explain) {
    private static final int DEFAULT_LIMIT = 10;

    /**
     * What only may be found. A time, a speaker or a tag is a memory's; documents have none and are then not found.
     *
     * @param from       the earliest time it may have happened
     * @param to         the latest
     * @param speaker    the whole name, in any case
     * @param documentId finds in this document only
     */
    @Schema(name = "SearchFilters")
    record Filters(
            @Nullable @Schema(examples = "1960-01-01T00:00:00Z") Instant from,
            @Nullable @Schema(examples = "1969-12-31T23:59:59Z") Instant to,
            @Nullable @Pattern(regexp = "[a-z][a-z0-9_]{0,49}", message = "must be a word such as manual")
            @Schema(examples = "letter") String sourceType,
            @Nullable @Size(min = 1, max = 200) @Line
            @Schema(examples = "Jeanne Ashby") String speaker,
            @Nullable @Size(min = 1, max = 100) @Line
            @Schema(examples = "family") String tag,
            @Nullable UUID documentId) {
        static final Filters NONE = new Filters(null, null, null, null, null, null);

        /** @throws Invalid when the time ends before it begins */
        Filters {
            if (from != null && to != null && to.isBefore(from)) {
                throw new Invalid("filters.to", "must not be before from");
            }
        }
    }

    Question toQuestion() {
        return new Question(query, limit == null ? DEFAULT_LIMIT : limit, maxTokens,
                filters == null ? Filters.NONE : filters, Boolean.TRUE.equals(explain));
    }
}
