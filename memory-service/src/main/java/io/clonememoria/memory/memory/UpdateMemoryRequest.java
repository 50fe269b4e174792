package io.clonememoria.memory.memory;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.text.Line;
import io.clonememoria.platform.text.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is absent or null stays as it is; an empty speaker, language or time removes it, and lists and metadata are
 * replaced as a whole.
 */
record UpdateMemoryRequest(
        @Pattern(regexp = "(?Us).*\\S.*", message = "must not be blank") @Size(max = 200) @Line
                @Schema(example = "The ferry") @Nullable String title,
        @Pattern(regexp = "(?Us).*\\S.*", message = "must not be blank") @Size(max = 50_000) @Text
                @Schema(example = "We took the ferry at dawn.") @Nullable String content,
        @Schema(example = "1962-07-01T00:00:00Z") @Nullable String occurredAt,
        @Nullable Precision occurredPrecision,
        @Size(max = 200) @Line @Schema(example = "Grandpa Emil") @Nullable String speaker,
        @Pattern(regexp = "en|fr|", message = "must be en, fr or empty") @Schema(example = "en") @Nullable String language,
        @Size(max = Tags.MOST) @Nullable List<@NotBlank @Size(max = Tags.LONGEST) @Line String> tags,
        @Size(max = Tags.MOST) @Nullable List<@NotBlank @Size(max = Tags.LONGEST) @Line String> people,
        @Size(max = Tags.MOST) @Nullable List<@NotBlank @Size(max = Tags.LONGEST) @Line String> places,
        @Nullable Boolean enabled,
        @Nullable Map<String, @Nullable Object> metadata) {

    /** What a memory says with these changes. @throws Invalid when something of it cannot be */
    MemoryDraft on(MemoryDraft before, Instant now) {
        return new MemoryDraft(
                title == null ? before.title() : title,
                content == null ? before.content() : content,
                language == null ? before.language() : Language.ofCode(language),
                occurrence(before.occurrence(), now),
                speaker == null ? before.speaker() : speaker.isBlank() ? null : speaker,
                tags == null ? before.tags() : Tags.of(tags),
                people == null ? before.people() : Tags.of(people),
                places == null ? before.places() : Tags.of(places),
                enabled == null ? before.enabled() : enabled,
                metadata == null ? before.metadata() : Metadata.of(metadata));
    }

    private Optional<Occurrence> occurrence(Optional<Occurrence> before, Instant now) {
        if (occurredAt == null && occurredPrecision == null) {
            return before;
        }
        var at = occurredAt == null ? before.map(Occurrence::at).orElse(null) : time(occurredAt);
        var precision = occurredPrecision != null || at == null
                ? occurredPrecision
                : before.map(Occurrence::precision).orElse(null);
        return Occurrence.of(at, precision, now);
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new Invalid("occurred_at", "must be a time in RFC 3339, such as 2026-01-31T12:00:00Z, or empty");
        }
    }
}
