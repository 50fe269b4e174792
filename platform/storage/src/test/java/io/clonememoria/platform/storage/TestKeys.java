package io.clonememoria.platform.storage;

import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.UnreadableCiphertext;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import com.google.crypto.tink.subtle.Random;

/** A keyset without a file. */
record TestKeys(AesGcmJce key) implements DataCipher {
    static TestKeys random() {
        return of(Random.randBytes(32));
    }

    static TestKeys of(byte[] key) {
        try {
            return new TestKeys(new AesGcmJce(key));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public byte[] encrypt(byte[] plain, String context) {
        try {
            return key.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, String context) {
        try {
            return key.decrypt(ciphertext, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException cause) {
            throw new UnreadableCiphertext(cause);
        }
    }
}
