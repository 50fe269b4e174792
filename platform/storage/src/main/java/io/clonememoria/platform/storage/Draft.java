package io.clonememoria.platform.storage;

import io.vertx.mutiny.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that is being written. Blocking. */
record Draft(Path path, FileChannel channel) {
    /** Somebody may remove the folder of a person whenever it is empty, and we make it again. */
    private static final int MOST_ATTEMPTS = 100;

    static Draft in(Path folder, String mediaType) throws IOException {
        Files.createDirectories(folder);
        var path = folder.resolve(UUID.randomUUID().toString());
        var draft = new Draft(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        draft.write(BlobFile.head(mediaType));
        return draft;
    }

    @Nullable Void append(Buffer bytes) throws IOException {
        write(ByteBuffer.wrap(bytes.getBytes()));
        return null;
    }

    /** Makes it the file at the target, in one step and for good. */
    @Nullable Void publish(Path target) throws IOException {
        channel.force(true);
        channel.close();
        var attempts = 0;
        while (!moved(target)) {
            if (++attempts == MOST_ATTEMPTS) {
                throw new IOException("the folder of " + target + " is removed again and again");
            }
        }
        Disk.sync(target.getParent());
        return null;
    }

    private boolean moved(Path target) throws IOException {
        try {
            Disk.createFolders(target.getParent());
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException folderGone) {
            return false;
        }
    }

    @Nullable Void discard() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
        return null;
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
