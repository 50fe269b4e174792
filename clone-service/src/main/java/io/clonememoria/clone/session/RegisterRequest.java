package io.clonememoria.clone.session;

import io.clonememoria.clone.account.Registration;
import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record RegisterRequest(
        @NotNull @Email @Line @Size(min = 3, max = 254) String email,
        @NotNull @Size(min = 8, max = 256) String password,
        @NotBlank @Line @Size(max = 100) String fullName,
        @Pattern(regexp = "en|fr", message = "must be en or fr") @Nullable String language) {
    static final String EXAMPLE = """
            {"email": "ada@example.org", "password": "correct horse battery", "full_name": "Ada Martin", "language": "en"}""";

    Registration toRegistration() {
        return new Registration(email, password, fullName.strip(), language == null ? "en" : language);
    }

    /** Without the password: requests end up in logs. */
    @Override
    public String toString() {
        return "RegisterRequest[" + email + "]";
    }
}
