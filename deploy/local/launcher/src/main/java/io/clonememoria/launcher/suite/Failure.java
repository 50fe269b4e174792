package io.clonememoria.launcher.suite;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What ends a command: one line that names the cause to the person at the terminal, and the log that says more.
 *
 * <p>Everything else that escapes a command is a defect of the launcher itself.
 */
public final class Failure extends RuntimeException {

    private final transient @Nullable Path log;

    /** @param log the file to read next, or null when the command's own log is all there is */
    public Failure(String message, @Nullable Path log) {
        super(message);
        this.log = log;
    }

    public Failure(String message) {
        this(message, null);
    }

    public @Nullable Path log() {
        return log;
    }
}
