package io.clonememoria.clone.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record RefreshRequest(@NotNull @Size(min = 1, max = 256) String refreshToken) {

    RefreshSecret secret() {
        return new RefreshSecret(refreshToken);
    }

    /** Without the token: requests end up in logs. */
    @Override
    public String toString() {
        return "RefreshRequest[***]";
    }
}
