package io.clonememoria.clone.avatar;

import io.clonememoria.platform.text.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param prompt what the picture is to show, in words */
record GenerateAvatarRequest(
        @Schema(examples = "An old woman who laughs, in a garden, painted in watercolours")
        @NotBlank @Text @Size(max = 2000) String prompt) {}
