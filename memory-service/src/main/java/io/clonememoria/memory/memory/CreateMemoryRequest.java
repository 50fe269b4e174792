package io.clonememoria.memory.memory;

import io.clonememoria.platform.text.Line;
import io.clonememoria.platform.text.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param sourceType where it comes from; {@code manual} when not said */
record CreateMemoryRequest(
        @NotBlank @Size(max = 200) @Line String title,
        @NotBlank @Size(max = 50_000) @Text String content,
        @Nullable Instant occurredAt,
        @Nullable Precision occurredPrecision,
        @Nullable @Size(min = 1, max = 200) @Line String speaker,
        @Nullable @Pattern(regexp = "[a-z][a-z0-9_]{0,49}", message = "must be a word such as manual") String sourceType) {

    MemoryDraft toDraft(Instant now) {
        return new MemoryDraft(title, content, Occurrence.of(occurredAt, occurredPrecision, now), speaker,
                sourceType == null ? "manual" : sourceType);
    }
}
