package io.clonememoria.platform.cipher;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** A {@link DataCipher} of Google Tink: each ciphertext begins with the id of the key that it was made with. */
record TinkCipher(Aead keys) implements DataCipher {
    @Override
    public byte[] encrypt(byte[] plain, String context) {
        try {
            return keys.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, String context) {
        try {
            return keys.decrypt(ciphertext, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException cause) {
            throw new UnreadableCiphertext(cause);
        }
    }
}
