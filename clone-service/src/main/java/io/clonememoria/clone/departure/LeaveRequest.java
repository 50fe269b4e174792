package io.clonememoria.clone.departure;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record LeaveRequest(@Schema(example = "correct horse battery staple") @NotNull @Size(max = 256) String password) {

    /** Without the password: requests end up in logs. */
    @Override
    public String toString() {
        return "LeaveRequest[***]";
    }
}
