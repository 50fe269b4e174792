package io.clonememoria.memory.memory;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.platform.text.Line;
import io.clonememoria.platform.text.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param sourceType where it comes from; {@code manual} when not said
 * @param language   of its words; found out when not said
 * @param enabled    whether it is found; true when not said
 * @param metadata   to 16 KB and eight levels
 */
record CreateMemoryRequest(
        @NotBlank @Size(max = 200) @Line @Schema(example = "The ferry") String title,
        @NotBlank @Size(max = 50_000) @Text @Schema(example = "We took the ferry at dawn.") String content,
        @Schema(example = "1962-07-01T00:00:00Z") @Nullable Instant occurredAt,
        @Nullable Precision occurredPrecision,
        @Size(min = 1, max = 200) @Line @Schema(example = "Grandpa Emil") @Nullable String speaker,
        @Pattern(regexp = "[a-z][a-z0-9_]{0,49}", message = "must be a word such as manual")
                @Schema(example = "letter") @Nullable String sourceType,
        @Nullable Language language,
        @Size(max = Tags.MOST) @Nullable List<@NotBlank @Size(max = Tags.LONGEST) @Line String> tags,
        @Size(max = Tags.MOST) @Nullable List<@NotBlank @Size(max = Tags.LONGEST) @Line String> people,
        @Size(max = Tags.MOST) @Nullable List<@NotBlank @Size(max = Tags.LONGEST) @Line String> places,
        @Nullable Boolean enabled,
        @Nullable Map<String, @Nullable Object> metadata) {

    /** @throws io.clonememoria.platform.problem.Invalid when something of it cannot be */
    MemoryDraft toDraft(Instant now) {
        return new MemoryDraft(title, content, Optional.ofNullable(language),
                Occurrence.of(occurredAt, occurredPrecision, now), speaker, Tags.of(tags), Tags.of(people),
                Tags.of(places), enabled == null || enabled, Metadata.of(metadata));
    }

    String sourceTypeOrDefault() {
        return sourceType == null ? "manual" : sourceType;
    }
}
