package io.clonememoria.clone.clone;

import io.clonememoria.platform.text.Line;
import io.clonememoria.platform.text.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is absent or null stays as it is; an empty description or greeting removes it. */
record UpdateCloneRequest(
        @Pattern(regexp = "(?Us).*\\S.*", message = "must not be blank") @Line @Size(max = 100)
                @Schema(example = "Grandmother Rose") @Nullable String name,
        @Text @Size(max = 2000) @Schema(example = "She baked, and told of the sea.") @Nullable String description,
        @Text @Size(max = 2000) @Schema(example = "Come in, dear.") @Nullable String greeting,
        @Valid @Nullable ToneRequest toneConfig,
        @Spoken @Schema(example = "en") @Nullable String language,
        @DecimalMin("0") @DecimalMax("2") @Nullable Double temperature,
        @Min(1) @Max(32_000) @Nullable Integer maxTokens) {

    void applyTo(Clone clone) {
        if (name != null) {
            clone.name = name.strip();
        }
        if (description != null) {
            clone.description = description.isBlank() ? null : description.strip();
        }
        if (greeting != null) {
            clone.greeting = greeting.isBlank() ? null : greeting.strip();
        }
        if (toneConfig != null) {
            clone.toneConfig = toneConfig.on(clone.toneConfig);
        }
        if (language != null) {
            clone.language = language;
        }
        if (temperature != null) {
            clone.temperature = temperature;
        }
        if (maxTokens != null) {
            clone.maxTokens = maxTokens;
        }
    }
}
