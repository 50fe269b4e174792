package io.clonememoria.clone.session;

import io.clonememoria.platform.problem.Unauthenticated;

/** The refresh token is unknown, used before, revoked or too old. */
final class InvalidRefreshToken extends Unauthenticated {
    InvalidRefreshToken() {
        super("invalid-refresh-token", "This session has ended. Log in again.");
    }
}
