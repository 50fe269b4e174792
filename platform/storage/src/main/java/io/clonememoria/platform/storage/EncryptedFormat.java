package io.clonememoria.platform.storage;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import io.vertx.mutiny.core.buffer.Buffer;
import java.security.GeneralSecurityException;

/**
 * How an object is kept: a head, then its content in Tink's AES-GCM-HKDF streaming format. Each object has a key of its
 * own, which stands in the head, encrypted with the keyset: so a keyset is rotated without touching an object.
 *
 * <p>The head is two bytes with the format's number, two with the length of the encrypted key, the encrypted key, and
 * zeros: always as long, so that the content's size follows from the object's.
 */
final class EncryptedFormat {
    static final int HEAD = 256;

    private static final int NUMBER = 1;
    private static final int PREAMBLE = 4;
    private static final int KEY = 32;
    private static final int SEGMENT = 64 * 1024;
    private static final int TAG = 16;
    /** A byte for its own length, a salt as long as the key, a nonce of seven bytes. */
    private static final int STREAM_HEAD = 1 + KEY + 7;

    private EncryptedFormat() {}

    static byte[] newKey() {
        return Random.randBytes(KEY);
    }

    static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY, SEGMENT, 0);
    }

    static Buffer head(byte[] encryptedKey) {
        if (encryptedKey.length > HEAD - PREAMBLE) {
            throw new IllegalArgumentException("an encrypted key of " + encryptedKey.length + " bytes has no room");
        }
        return Buffer.buffer().appendUnsignedShort(NUMBER).appendUnsignedShort(encryptedKey.length).appendBytes(encryptedKey)
                .appendBytes(new byte[HEAD - PREAMBLE - encryptedKey.length]);
    }

    /** @throws GeneralSecurityException when what begins like this was not made here */
    static byte[] encryptedKey(Buffer head) throws GeneralSecurityException {
        var length = head.getUnsignedShort(2);
        if (head.getUnsignedShort(0) != NUMBER || length > HEAD - PREAMBLE) {
            throw new GeneralSecurityException("not an encrypted object");
        }
        return head.getBytes(PREAMBLE, PREAMBLE + length);
    }

    /** How long the content of an object is. */
    static long plainSize(long stored) {
        var ciphertext = stored - HEAD;
        return ciphertext - STREAM_HEAD - TAG * Math.ceilDiv(ciphertext, SEGMENT);
    }
}
