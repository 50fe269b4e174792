package io.clonememoria.platform.storage;

import io.clonememoria.platform.cipher.DataCipher;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** One content on its way to where it is kept; counts and digests what passes. Not for several threads at once. */
final class Encryption {
    private final Buffer head;
    private final Sink sink = new Sink();
    private final WritableByteChannel channel;
    private final MessageDigest digest;
    private long size;

    /** @param context what the content belongs to; {@link Decryption} must be told the same */
    Encryption(DataCipher keys, String context) {
        try {
            var key = EncryptedFormat.newKey();
            head = EncryptedFormat.head(keys.encrypt(key, context));
            channel = EncryptedFormat.streaming(key).newEncryptingChannel(sink, context.getBytes(StandardCharsets.UTF_8));
            digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the ciphertext begins with. */
    Buffer head() {
        return head;
    }

    /** @return the ciphertext that is complete by now; may be empty */
    Buffer encrypt(Buffer plain) {
        var bytes = ByteBuffer.wrap(plain.getBytes());
        digest.update(bytes.duplicate());
        size += bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return sink.drain();
    }

    /** @return the last of the ciphertext */
    Buffer end() {
        try {
            channel.close();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return sink.drain();
    }

    /** Once ended. */
    StoredObject stored(ObjectKey key, String mediaType) {
        return new StoredObject(key, mediaType, size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Takes everything at once. */
    private static final class Sink implements WritableByteChannel {
        private Buffer taken = Buffer.buffer();

        @Override
        public int write(ByteBuffer bytes) {
            var taking = new byte[bytes.remaining()];
            bytes.get(taking);
            taken.appendBytes(taking);
            return taking.length;
        }

        Buffer drain() {
            var drained = taken;
            taken = Buffer.buffer();
            return drained;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
