package io.clonememoria.clone.session;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record LoginRequest(@NotNull @Line @Size(max = 254) String email, @NotNull @Size(max = 256) String password) {
    static final String EXAMPLE = """
            {"email": "ada@example.org", "password": "correct horse battery"}""";

    /** Without the password: requests end up in logs. */
    @Override
    public String toString() {
        return "LoginRequest[" + email + "]";
    }
}
