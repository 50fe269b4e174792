package io.clonememoria.platform.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/** What a folder must be told so that a power cut undoes nothing, and what it is asked. Blocking. */
final class Disk {
    private Disk() {}

    /** Makes the names in the folder as durable as the files that they name; one that is gone has none. */
    static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (NoSuchFileException gone) {
            // removed by somebody who found it empty
        }
    }

    static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.getParent());
        Files.createDirectories(folder);
        sync(folder.getParent());
    }

    static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException inUse) {
            // what should stay
        }
    }

    /** None when there is no such folder. */
    static List<Path> entries(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /** False as well when it is gone. */
    static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
