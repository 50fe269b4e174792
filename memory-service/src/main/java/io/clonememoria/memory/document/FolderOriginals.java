package io.clonememoria.memory.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Originals in a local folder, one file per key. */
@ApplicationScoped
class FolderOriginals implements Originals {
    private final Path root;

    FolderOriginals(StorageConfig config) {
        this.root = Path.of(config.folder()).toAbsolutePath().normalize();
    }

    @Override
    public void keep(String key, Path file) throws IOException {
        var target = at(key);
        var folder = Files.createDirectories(target.getParent());
        var draft = folder.resolve("." + UUID.randomUUID());
        try {
            Files.copy(file, draft);
            sync(draft);
            // a crash leaves the whole file or none under the key, never a part
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public void remove(String key) throws IOException {
        Files.deleteIfExists(at(key));
    }

    /** Keys are ours, but a path that leaves the folder must be impossible and not just unlikely. */
    private Path at(String key) {
        var path = root.resolve(key).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IllegalArgumentException("not a key: " + key);
        }
        return path;
    }

    private static void sync(Path path) throws IOException {
        var mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }
}
