package io.clonememoria.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What is written down about a process, so that a later command finds it again.
 *
 * @param key         which process it is
 * @param fingerprint of what it was started from; another one means that it runs something old
 * @param started     when
 */
public record ProcessRecord(ProcessKey key, String fingerprint, Instant started) {

    /** Empty when there is none, or none that can be read: a record that somebody damaged must not kill anything. */
    public static Optional<ProcessRecord> read(Path file) {
        var values = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
            return Optional.of(new ProcessRecord(
                new ProcessKey(Long.parseLong(values.getProperty("pid")), required(values, "birth")),
                required(values, "fingerprint"),
                Instant.parse(required(values, "started"))));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String required(Properties values, String name) {
        var value = values.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    public void write(Path file) {
        var values = new Properties();
        values.setProperty("pid", Long.toString(key.pid()));
        values.setProperty("birth", key.birth());
        values.setProperty("fingerprint", fingerprint);
        values.setProperty("started", started.toString());
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var writer = Files.newBufferedWriter(beside)) {
                values.store(writer, null);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
