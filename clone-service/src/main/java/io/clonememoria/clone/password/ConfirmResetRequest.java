package io.clonememoria.clone.password;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param token    what stands in the link that was sent
 * @param password the new one
 */
record ConfirmResetRequest(
        @Schema(example = "vB1nqvS1xQ7oHnJ0m3cY2l8tq9eDk5rA4uZ6wXfGhIs")
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "must be the token of a link") String token,
        @Schema(example = "correct horse battery staple") @NotNull @Size(min = 8, max = 256) String password) {

    /** Without both: requests end up in logs. */
    @Override
    public String toString() {
        return "ConfirmResetRequest[***]";
    }
}
