package io.clonememoria.clone.address;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param token what stands in the link that was sent */
record TokenRequest(
        @Schema(example = "vB1nqvS1xQ7oHnJ0m3cY2l8tq9eDk5rA4uZ6wXfGhIs")
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "must be the token of a link") String token) {

    /** Without the token: requests end up in logs. */
    @Override
    public String toString() {
        return "TokenRequest[***]";
    }
}
