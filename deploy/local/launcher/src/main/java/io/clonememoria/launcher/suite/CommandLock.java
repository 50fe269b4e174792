package io.clonememoria.launcher.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Only one command at a time changes a suite. The kernel gives the lock back when its holder dies, however it dies.
 *
 * <p>Never inherited by the processes that a command starts, so a running suite holds no lock.
 */
public final class CommandLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private CommandLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits for its turn.
     *
     * @param waiting told once, with who holds the lock, when there is something to wait for
     */
    public static CommandLock take(Path file, String command, Consumer<String> waiting) {
        try {
            // Opened, not recreated: a new file would be a new lock.
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                waiting.accept(Files.readString(file).strip());
                lock = channel.lock();
            }
            var holder = "./clonememoria " + command + ", pid " + ProcessHandle.current().pid() + System.lineSeparator();
            channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return new CommandLock(channel, lock);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + file, failed);
        }
    }

    /** Whether somebody else holds the lock now. */
    static boolean taken(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = tryLock(channel)) {
            return lock == null;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot lock " + file, failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
