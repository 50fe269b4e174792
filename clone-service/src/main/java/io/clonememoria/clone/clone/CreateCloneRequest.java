package io.clonememoria.clone.clone;

import io.clonememoria.platform.text.Line;
import io.clonememoria.platform.text.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param spaceId the space that the clone is made for; without one it is personal */
record CreateCloneRequest(
        @NotBlank @Line @Size(max = 100) @Schema(example = "Grandmother Rose") String name,
        @Text @Size(max = 2000) @Schema(example = "She baked, and told of the sea.") @Nullable String description,
        @Text @Size(max = 2000) @Schema(example = "Come in, dear.") @Nullable String greeting,
        @Valid @Nullable ToneRequest toneConfig,
        @Spoken @Schema(example = "en") @Nullable String language,
        @DecimalMin("0") @DecimalMax("2") @Nullable Double temperature,
        @Min(1) @Max(32_000) @Nullable Integer maxTokens,
        @Nullable UUID spaceId) {

    /** What of a clone its people can choose and later change. */
    UpdateCloneRequest wishes() {
        return new UpdateCloneRequest(name, description, greeting, toneConfig, language, temperature, maxTokens);
    }
}
