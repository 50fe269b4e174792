package io.clonememoria.clone.account;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.util.List;

/** Who is logged in does not know the password: perhaps it is somebody else at the same machine. */
public final class WrongPassword extends Invalid {
    public WrongPassword(String field) {
        super("wrong-password", "The password is wrong.", List.of(new FieldError(field, "is not the password of this account")));
    }
}
