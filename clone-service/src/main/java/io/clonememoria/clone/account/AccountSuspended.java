package io.clonememoria.clone.account;

import io.clonememoria.platform.problem.Forbidden;

/** An administrator keeps this person out. */
final class AccountSuspended extends Forbidden {
    AccountSuspended() {
        super("account-suspended", "This account is suspended.");
    }
}
