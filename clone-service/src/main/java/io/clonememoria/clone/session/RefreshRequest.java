package io.clonememoria.clone.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record RefreshRequest(
        @Schema(example = "4fzW0kq3cVj0m8Tn2yXb1sRl6uHe9dGaPoQiLwZtK5E")
        @NotNull @Size(min = 1, max = 256) String refreshToken) {

    RefreshSecret secret() {
        return new RefreshSecret(refreshToken);
    }

    /** Without the token: requests end up in logs. */
    @Override
    public String toString() {
        return "RefreshRequest[***]";
    }
}
