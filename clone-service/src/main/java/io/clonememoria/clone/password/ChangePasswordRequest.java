package io.clonememoria.clone.password;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record ChangePasswordRequest(
        @Schema(example = "correct horse battery staple") @NotNull @Size(max = 256) String currentPassword,
        @Schema(example = "correct horse battery staple") @NotNull @Size(min = 8, max = 256) String newPassword) {

    /** Without both: requests end up in logs. */
    @Override
    public String toString() {
        return "ChangePasswordRequest[***]";
    }
}
