package io.clonememoria.clone.session;

import io.clonememoria.platform.problem.Unauthenticated;

/** The address or the password is wrong; which of them, only the owner of the address may know. */
final class InvalidCredentials extends Unauthenticated {
    InvalidCredentials() {
        super("invalid-credentials", "The e-mail address or the password is wrong.");
    }
}
