package io.clonememoria.clone.address;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param email    the address that is wanted
 * @param password the present one
 */
record ChangeAddressRequest(
        @NotNull @Email @Line @Size(min = 3, max = 254) String email,
        @Schema(example = "correct horse battery staple") @NotNull @Size(max = 256) String password) {
    static final String EXAMPLE = """
            {"email": "ada.byron@example.org", "password": "correct horse battery staple"}""";

    /** Without the password: requests end up in logs. */
    @Override
    public String toString() {
        return "ChangeAddressRequest[" + email + "]";
    }
}
