package io.clonememoria.local.postgres;

import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.LocalFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** The passwords of every database's logins, by what the login is for. */
public record Passwords(String owner, String login, String worker, String verifier) {

    public static Passwords random() {
        return new Passwords(Secrets.random(), Secrets.random(), Secrets.random(), Secrets.random());
    }

    /** Those kept in the file; made and kept there, for its owner only, the first time. */
    public static Passwords keptIn(Path file) {
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            var passwords = random();
            passwords.write(file);
            return passwords;
        } catch (IOException failure) {
            throw new LocalFailure("cannot keep the database passwords in " + file, failure);
        }
    }

    private static Passwords read(Path file) throws IOException {
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Passwords(kept(kept, "owner"), kept(kept, "login"), kept(kept, "worker"), kept(kept, "verifier"));
    }

    private static String kept(Properties kept, String name) throws IOException {
        var value = kept.getProperty(name);
        if (value == null) {
            throw new IOException("no entry '" + name + "'");
        }
        return value;
    }

    private void write(Path file) throws IOException {
        var kept = new Properties();
        kept.setProperty("owner", owner);
        kept.setProperty("login", login);
        kept.setProperty("worker", worker);
        kept.setProperty("verifier", verifier);
        var text = new StringWriter();
        kept.store(text, null);
        Disk.folder(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text.toString());
    }

    @Override
    public String toString() {
        return "Passwords[***]";
    }
}
