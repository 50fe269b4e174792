package io.clonememoria.clone.account;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is absent or null stays as it is. */
record UpdateAccountRequest(
        @Schema(example = "Ada Lovelace")
        @Pattern(regexp = "(?Us).*\\S.*", message = "must not be blank") @Line @Size(max = 100) @Nullable String fullName,
        @Schema(example = "fr")
        @Pattern(regexp = "en|fr", message = "must be en or fr") @Nullable String language) {

    @Nullable String strippedName() {
        return fullName == null ? null : fullName.strip();
    }
}
