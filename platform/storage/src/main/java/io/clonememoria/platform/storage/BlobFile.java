package io.clonememoria.platform.storage;

import io.vertx.mutiny.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@link FolderBlobs} that is open for reading: its media type, filled up with zeros to a fixed length, and then
 * the bytes. Blocking.
 *
 * @param size of the bytes
 */
record BlobFile(FileChannel channel, String mediaType, long size) {
    private static final int HEAD = 128;
    private static final int PORTION = 64 * 1024;

    /** What such a file begins with. */
    static ByteBuffer head(String mediaType) {
        var said = mediaType.getBytes(StandardCharsets.US_ASCII);
        if (said.length > HEAD) {
            throw new IllegalArgumentException("a media type of " + said.length + " characters");
        }
        return ByteBuffer.allocate(HEAD).put(said).rewind();
    }

    static BlobFile open(Path path) throws IOException {
        var channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            var head = ByteBuffer.allocate(HEAD);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until it is full
            }
            return new BlobFile(channel, new String(head.array(), StandardCharsets.US_ASCII).strip().replace("\0", ""),
                    channel.size() - HEAD);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    static ObjectStat stat(ObjectKey key, Path path) throws IOException {
        return new ObjectStat(key, Files.size(path) - HEAD, Files.getLastModifiedTime(path).toInstant());
    }

    /** @return the next bytes; none at the end */
    Buffer read() throws IOException {
        var portion = ByteBuffer.allocate(PORTION);
        var length = channel.read(portion);
        return length <= 0 ? Buffer.buffer() : Buffer.buffer(length).appendBytes(portion.array(), 0, length);
    }

    @Nullable Void close() throws IOException {
        channel.close();
        return null;
    }
}
