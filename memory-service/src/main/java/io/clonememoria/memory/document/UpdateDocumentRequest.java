package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is absent or null stays as it is. */
record UpdateDocumentRequest(
        @Pattern(regexp = "(?Us).*\\S.*", message = "must not be blank") @Size(max = 500) @Line
                @Schema(example = "A letter from the harbour") @Nullable String title,
        @Nullable Language language) {}
