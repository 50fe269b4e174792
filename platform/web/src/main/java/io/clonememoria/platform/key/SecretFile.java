package io.clonememoria.platform.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * A file with a secret that is made once and then only read.
 *
 * @param path of the file; it is its owner's alone
 */
public record SecretFile(Path path) {
    /**
     * What is in the file; on first start, what {@code first} makes.
     *
     * <p>Processes that start at once end up with the same content, and one that is killed leaves none or a whole file
     * behind. Once answered, it outlives a power cut: what is encrypted or signed with it may do so, too.
     */
    public String readOrCreate(Supplier<String> first) throws IOException {
        if (Files.notExists(path)) {
            create(first);
        }
        return Files.readString(path);
    }

    private void create(Supplier<String> first) throws IOException {
        Files.createDirectories(path.getParent());
        var lock = path.resolveSibling(path.getFileName() + ".lock");
        // The lock of the file is the process's; the monitor keeps its threads apart.
        synchronized (SecretFile.class) {
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (Files.notExists(path)) {
                    write(first.get());
                }
            }
        }
    }

    private void write(String content) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(path.getParent(), "key", ".draft", mode);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
