package io.clonememoria.launcher.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The one folder in which a suite keeps everything: it survives {@code down} and {@code up}, and {@code reset} empties it.
 *
 * @param path absolute
 */
public record StateFolder(Path path) {

    /**
     * What {@code reset} deletes beside the data of the infrastructure. By name, so that a state folder set to somebody's home
     * costs them nothing else.
     */
    private static final List<String> OURS =
        List.of("keys", "storage", "services", "run", "passwords", "replicas", "account", "account.registered");

    /** Makes the folders that every command may rely on. */
    public StateFolder create() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(services());
            Files.createDirectories(storage());
            if (!Files.exists(keys())) {
                Files.createDirectory(keys(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return this;
        } catch (IOException refused) {
            throw new Failure("The state folder " + path + " cannot be written (" + reason(refused)
                + "); free it or set CLONEMEMORIA_STATE to another folder");
        }
    }

    private static String reason(IOException refused) {
        return refused.getClass().getSimpleName().replace("Exception", "") + ": " + refused.getMessage();
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** The log of one part, or of a command of the launcher itself. */
    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Copies of the built services, from which they run. */
    public Path services() {
        return path.resolve("services");
    }

    public Path keys() {
        return path.resolve("keys");
    }

    public Path storage() {
        return path.resolve("storage");
    }

    /** The ready-made account, once it has been registered. */
    public Path account() {
        return path.resolve("account");
    }

    public Path lock() {
        return path.resolve("lock");
    }

    /** How many replicas each service has, where it is not one. */
    Path replicas() {
        return path.resolve("replicas");
    }

    /** The passwords of the databases' logins. */
    public Path passwords() {
        return path.resolve("passwords");
    }

    /** Those entries that hold data of the suite, whether or not they exist; logs stay, to be read after a reset. */
    public List<Path> contents() {
        return OURS.stream().map(path::resolve).toList();
    }
}
