package io.clonememoria.clone.departure;

import io.clonememoria.platform.problem.Unauthenticated;

/** No deleted account has this address and password, or it is too late. In the words of a login that fails. */
final class NobodyToReturn extends Unauthenticated {
    NobodyToReturn() {
        super("invalid-credentials", "The e-mail address or the password is wrong.");
    }
}
