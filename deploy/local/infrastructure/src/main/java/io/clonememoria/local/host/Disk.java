package io.clonememoria.local.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders and the space in them. */
public final class Disk {

    private static final long MEBIBYTE = 1024 * 1024;

    private Disk() {}

    /** Makes the folder and its parents. */
    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new LocalFailure("cannot make the folder " + folder, failure);
        }
    }

    /** Fails when fewer than so many mebibytes are free where the folder lies. */
    public static void requireSpace(Path folder, long mebibytes, String who) {
        try {
            var free = Files.getFileStore(folder).getUsableSpace() / MEBIBYTE;
            if (free < mebibytes) {
                throw new LocalFailure("%s cannot start: no disk space, %d MB are free at %s and %d MB are needed"
                    .formatted(who, free, folder, mebibytes));
            }
        } catch (IOException failure) {
            throw new LocalFailure("cannot measure the free space at " + folder, failure);
        }
    }

    /** Removes a folder with everything in it; one that does not exist is fine. */
    public static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException | UncheckedIOException vanished) {
            // A server that is just ending removes files of its own while we walk.
            remove(folder);
        } catch (IOException failure) {
            throw new LocalFailure("cannot remove the folder " + folder, failure);
        }
    }
}
