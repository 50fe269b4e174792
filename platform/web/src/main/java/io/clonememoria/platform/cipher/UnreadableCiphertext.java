package io.clonememoria.platform.cipher;

/** A ciphertext was changed, moved to another place, or made with a key that is gone. */
public final class UnreadableCiphertext extends RuntimeException {
    public UnreadableCiphertext(Throwable cause) {
        super("The ciphertext cannot be read with this keyset and context", cause);
    }
}
