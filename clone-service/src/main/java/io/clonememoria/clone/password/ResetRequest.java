package io.clonememoria.clone.password;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param email of the account whose password is forgotten */
record ResetRequest(@NotNull @Email @Line @Size(min = 3, max = 254) String email) {
    static final String EXAMPLE = """
            {"email": "ada@example.org"}""";
}
