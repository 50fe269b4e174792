package io.clonememoria.clone.account;

import io.clonememoria.platform.problem.Conflict;

/** Somebody has an account with this e-mail address. */
public final class AddressTaken extends Conflict {
    AddressTaken() {
        super("email-already-registered", "There is an account with this e-mail address. Log in instead.");
    }
}
