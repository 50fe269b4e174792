package io.clonememoria.clone.account;

import io.clonememoria.platform.problem.NotFound;

/** The caller's token outlives the account that it was given for. */
final class AccountGone extends NotFound {
    AccountGone() {
        super("account-not-found", "This account does not exist any more.");
    }
}
