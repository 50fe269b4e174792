package io.clonememoria.clone.identity;

import io.clonememoria.platform.problem.Conflict;

/** An account needs an e-mail address, and the issuer tells none. */
public final class IdentityWithoutEmail extends Conflict {
    IdentityWithoutEmail() {
        super("identity-without-email", "The token names no e-mail address, which an account needs.");
    }
}
