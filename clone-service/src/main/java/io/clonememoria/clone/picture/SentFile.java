package io.clonememoria.clone.picture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A file that a client has sent, in the body of a request or in a form. What the client says that it is does not matter.
 *
 * @param size    in bytes
 * @param content reads it; blocking
 */
public record SentFile(long size, Callable<byte[]> content) {

    /** The body of a request; none is an empty file. */
    public static SentFile of(byte @Nullable [] body) {
        var bytes = body == null ? new byte[0] : body;
        return new SentFile(bytes.length, () -> bytes);
    }

    static SentFile of(Path file, long size) {
        return new SentFile(size, () -> Files.readAllBytes(file));
    }

    /** @throws PictureTooLarge when it has more bytes than that */
    public SentFile atMost(long most) {
        if (size > most) {
            throw new PictureTooLarge(most);
        }
        return this;
    }
}
