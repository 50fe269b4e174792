package io.clonememoria.clone.password;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param email of the account whose password is forgotten */
record ResetRequest(@Schema(example = "ada@example.org") @NotNull @Email @Line @Size(min = 3, max = 254) String email) {}
