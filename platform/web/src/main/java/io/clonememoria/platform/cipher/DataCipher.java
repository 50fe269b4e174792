package io.clonememoria.platform.cipher;

/**
 * Authenticated encryption with one keyset; injected with {@link Keyset}. Made for what fits into memory.
 */
public interface DataCipher {
    /**
     * Encrypts.
     *
     * @param context what the bytes belong to, such as a row's id; the same must be given to read them, so that a
     *                ciphertext cannot be moved to another place
     */
    byte[] encrypt(byte[] plain, String context);

    /**
     * Decrypts what {@link #encrypt} made with any key of the keyset.
     *
     * @throws UnreadableCiphertext when it was changed, moved, or made with a key that is gone
     */
    byte[] decrypt(byte[] ciphertext, String context);
}
