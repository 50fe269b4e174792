package io.clonememoria.clone.address;

import io.clonememoria.platform.problem.Conflict;

/** Somebody opened an account with the address while its link was on the way. */
final class AddressNotFree extends Conflict {
    AddressNotFree() {
        super("email-already-registered", "There is an account with this e-mail address.");
    }
}
