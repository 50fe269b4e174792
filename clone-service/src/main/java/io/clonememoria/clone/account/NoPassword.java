package io.clonememoria.clone.account;

import io.clonememoria.platform.problem.Conflict;

/** The account was opened by somebody else's login, and so there is nothing to compare with. */
final class NoPassword extends Conflict {
    NoPassword() {
        super("no-password", "This account has no password yet. Set one with a password reset.");
    }
}
