package io.clonememoria.platform.storage;

import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.UnreadableCiphertext;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** One content on its way back. Not for several threads at once. */
final class Decryption {
    private final DataCipher keys;
    private final String context;
    private final Source source = new Source();
    private final ByteBuffer plain = ByteBuffer.allocate(64 * 1024);
    private @Nullable Buffer head = Buffer.buffer();
    private @Nullable ReadableByteChannel channel;

    Decryption(DataCipher keys, String context) {
        this.keys = keys;
        this.context = context;
    }

    /**
     * @return the content that is complete and genuine by now; may be empty
     * @throws UnreadableCiphertext when it is not what was stored under this context
     */
    Buffer decrypt(Buffer ciphertext) {
        if (head == null) {
            source.bytes = ByteBuffer.wrap(ciphertext.getBytes());
            return drain();
        }
        head.appendBuffer(ciphertext);
        if (head.length() < EncryptedFormat.HEAD) {
            return Buffer.buffer();
        }
        open(head);
        source.bytes = ByteBuffer.wrap(head.getBytes(EncryptedFormat.HEAD, head.length()));
        head = null;
        return drain();
    }

    /** @return the last of the content; an object that was cut short is unreadable here */
    Buffer end() {
        source.ended = true;
        return drain();
    }

    private void open(Buffer head) {
        try {
            channel = EncryptedFormat.streaming(keys.decrypt(EncryptedFormat.encryptedKey(head), context))
                    .newDecryptingChannel(source, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IOException cause) {
            throw new UnreadableCiphertext(cause);
        }
    }

    private Buffer drain() {
        if (channel == null) {
            throw new UnreadableCiphertext(new IOException("it ends within its head"));
        }
        var drained = Buffer.buffer();
        try {
            int length;
            // At the end, nothing is not enough: only Tink's own end says that nothing is missing.
            while ((length = channel.read(plain.clear())) > 0 || source.ended && length == 0) {
                drained.appendBytes(plain.array(), 0, length);
            }
        } catch (IOException cause) {
            throw new UnreadableCiphertext(cause);
        }
        return drained;
    }

    /** Gives what has come, nothing while more may come, and only then its end. */
    private static final class Source implements ReadableByteChannel {
        private ByteBuffer bytes = ByteBuffer.allocate(0);
        private boolean ended;

        @Override
        public int read(ByteBuffer target) {
            if (!bytes.hasRemaining()) {
                return ended ? -1 : 0;
            }
            var length = Math.min(bytes.remaining(), target.remaining());
            target.put(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
