package io.clonememoria.platform.token;

import org.jose4j.jwt.consumer.InvalidJwtException;

/** A token does not hold. The message is for our log: an answer that told strangers more would help them to forge. */
public final class InvalidToken extends Exception {
    private final boolean expired;

    public InvalidToken(String reason) {
        this(reason, false);
    }

    private InvalidToken(String reason, boolean expired) {
        super(reason, null, false, false);
        this.expired = expired;
    }

    public static InvalidToken expired() {
        return new InvalidToken("expired", true);
    }

    public static InvalidToken because(InvalidJwtException reason) {
        return new InvalidToken(reason.getErrorDetails().toString(), reason.hasExpired());
    }

    /** Whether nothing but the time is wrong with it. */
    public boolean hasExpired() {
        return expired;
    }
}
