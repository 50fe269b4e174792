package io.clonememoria.local.host;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The user under whom a server runs that refuses to run as root: ourselves, unless we are root. */
public final class Unprivileged {

    /** Empty when we are that user already. */
    private final Optional<String> user;

    private Unprivileged(Optional<String> user) {
        this.user = user;
    }

    /** Ourselves; or for root the user {@code postgres}, or else {@code nobody}. */
    public static Unprivileged user() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(Optional.empty());
        }
        return new Unprivileged(Optional.of(Stream.of("postgres", "nobody").filter(Unprivileged::exists).findFirst()
            .orElseThrow(() -> new LocalFailure("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody"))));
    }

    /** The command as that user runs it. */
    public List<String> command(List<String> command) {
        if (user.isEmpty()) {
            return command;
        }
        // Not runuser or su: setpriv replaces itself by the command, so that the pid we remember is the server's.
        var setpriv = Commands.find("setpriv")
            .orElseThrow(() -> new LocalFailure("PostgreSQL refuses to run as root, and setpriv (util-linux) is not here to become " + user.get()));
        var group = Commands.firstLine(List.of("id", "-gn", user.get())).orElse(user.get());
        var whole = new ArrayList<>(List.of(setpriv.toString(), "--reuid", user.get(), "--regid", group, "--init-groups", "--"));
        whole.addAll(command);
        return whole;
    }

    /** Whether that user can reach what lies in the folder. */
    public boolean reaches(Path folder) {
        return user.isEmpty() || Commands.firstLine(command(List.of("sh", "-c", "test -x \"$0\" && echo yes", folder.toString()))).isPresent();
    }

    /** Makes the folder that user's own, closed to others. */
    public void own(Path path) {
        try {
            if (user.isPresent()) {
                Files.setOwner(path, FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user.get()));
            }
            var mode = Files.isDirectory(path) ? "rwx------" : "rw-------";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        } catch (IOException failure) {
            throw new LocalFailure("cannot make " + path + " the property of " + user.orElse("the current user"), failure);
        }
    }

    private static boolean exists(String name) {
        return Commands.firstLine(List.of("id", "-u", name)).isPresent();
    }
}
