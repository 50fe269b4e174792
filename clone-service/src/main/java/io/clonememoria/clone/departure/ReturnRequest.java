package io.clonememoria.clone.departure;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record ReturnRequest(
        @NotNull @Line @Size(max = 254) String email,
        @Schema(example = "correct horse battery staple") @NotNull @Size(max = 256) String password) {
    static final String EXAMPLE = """
            {"email": "ada@example.org", "password": "correct horse battery staple"}""";

    /** Without the password: requests end up in logs. */
    @Override
    public String toString() {
        return "ReturnRequest[" + email + "]";
    }
}
