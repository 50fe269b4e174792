package io.clonememoria.gateway.credential;

import org.jose4j.jwt.consumer.InvalidJwtException;

/** A token does not hold. The message is for our log: an answer that told strangers more would help them to forge. */
final class InvalidToken extends Exception {
    private final boolean expired;

    InvalidToken(String reason) {
        this(reason, false);
    }

    private InvalidToken(String reason, boolean expired) {
        super(reason, null, false, false);
        this.expired = expired;
    }

    static InvalidToken expired() {
        return new InvalidToken("expired", true);
    }

    static InvalidToken because(InvalidJwtException reason) {
        return new InvalidToken(reason.getErrorDetails().toString(), reason.hasExpired());
    }

    CredentialRefused problem() {
        return expired ? CredentialRefused.expired() : CredentialRefused.invalid();
    }
}
