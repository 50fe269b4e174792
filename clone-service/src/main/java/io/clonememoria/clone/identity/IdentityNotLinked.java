package io.clonememoria.clone.identity;

import io.clonememoria.platform.problem.Conflict;

/** Somebody has an account with this address, and it is not proven on both sides that they are the same. */
public final class IdentityNotLinked extends Conflict {
    IdentityNotLinked() {
        super("identity-not-linked", "There is an account with this e-mail address. It can be used with this identity once "
                + "the address is verified both here and where the identity comes from.");
    }
}
