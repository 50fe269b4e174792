package io.clonememoria.platform.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of keys that follow one another: {@code key.pem} is the first, and the names of the others say when they were
 * made, as in {@code key-20260301T080000Z.pem}. What else is in the folder is left alone.
 */
public record SigningKeyFolder(Path folder) {
    private static final String FIRST = "key.pem";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'key-'yyyyMMdd'T'HHmmss'Z.pem'");

    /**
     * All keys, the oldest first; on first start a new one.
     *
     * @throws UnusableKeyFile when one of them cannot be used
     */
    public List<DatedKey> read() {
        try {
            var later = later();
            var keys = new ArrayList<DatedKey>();
            if (later.isEmpty() || Files.exists(first())) {
                keys.add(new DatedKey(madeFirst(later), new SigningKeyFile(first()).readOrCreate()));
            }
            // made by somebody: that it is gone in the next moment is no reason to make another one
            later.forEach(file -> keys.add(new DatedKey(madeAt(file), new SigningKeyFile(file).readOrCreate())));
            return List.copyOf(keys);
        } catch (IOException unreadable) {
            throw new UnusableKeyFile(folder, unreadable);
        }
    }

    /** Makes the next key. */
    public DatedKey add(Instant now) {
        var file = folder.resolve(NAME.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC)));
        return new DatedKey(madeAt(file), new SigningKeyFile(file).readOrCreate());
    }

    /** Removes a key, so that nobody will ever sign with it again. */
    public void remove(DatedKey superseded) {
        try {
            for (var file : later()) {
                if (madeAt(file).equals(superseded.madeAt())) {
                    Files.delete(file);
                    return;
                }
            }
            Files.deleteIfExists(first());
        } catch (IOException kept) {
            throw new UnusableKeyFile(folder, kept);
        }
    }

    /** When it is alone, its file knows since when; otherwise it is the first, whenever a backup brought it back. */
    private Instant madeFirst(List<Path> later) throws IOException {
        if (!later.isEmpty()) {
            return Instant.EPOCH;
        }
        new SigningKeyFile(first()).readOrCreate();
        return Files.getLastModifiedTime(first()).toInstant();
    }

    private Path first() {
        return folder.resolve(FIRST);
    }

    private List<Path> later() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(SigningKeyFolder::isLater).sorted().toList();
        }
    }

    private static boolean isLater(Path file) {
        try {
            madeAt(file);
            return true;
        } catch (DateTimeParseException another) {
            return false;
        }
    }

    private static Instant madeAt(Path file) {
        return LocalDateTime.parse(file.getFileName().toString(), NAME).toInstant(ZoneOffset.UTC);
    }
}
