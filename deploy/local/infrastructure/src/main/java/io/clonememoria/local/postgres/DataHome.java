package io.clonememoria.local.postgres;

import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.LocalFailure;
import io.clonememoria.local.host.Unprivileged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalInt;

/** The folder with a server's data and what must be known to run them again. */
record DataHome(Path folder) {

    /**
     * Below the given folder. When root's server runs as someone who cannot reach that (a project under /root),
     * the data lie under /var/lib instead, in a folder whose name follows from the given one.
     */
    static DataHome of(Path site, Unprivileged user) {
        if (user.reaches(Disk.folder(site))) {
            return new DataHome(site.resolve("postgres"));
        }
        return new DataHome(Path.of("/var/lib/clonememoria", fingerprint(site)));
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Where initdb works; renamed when it is done, so that an interrupted one leaves no half-made data. */
    Path unfinished() {
        return folder.resolve("data.unfinished");
    }

    /** The file with the superuser's password. */
    Path superuser() {
        return folder.resolve("superuser");
    }

    /** The file with the port of the last start. */
    Path port() {
        return folder.resolve("port");
    }

    /** The major version that wrote the data, if there are any. */
    OptionalInt version() {
        var file = data().resolve("PG_VERSION");
        return Files.exists(file) ? OptionalInt.of(Integer.parseInt(read(file))) : OptionalInt.empty();
    }

    String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new LocalFailure("cannot read " + file, failure);
        }
    }

    void write(Path file, String content) {
        try {
            Files.writeString(file, content + "\n");
        } catch (IOException failure) {
            throw new LocalFailure("cannot write " + file, failure);
        }
    }

    private static String fingerprint(Path site) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(site.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
