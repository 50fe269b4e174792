package io.clonememoria.local.host;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something on this machine keeps the infrastructure from running; the message is one line for a person. */
public final class LocalFailure extends RuntimeException {

    private final transient Optional<Path> log;

    public LocalFailure(String message) {
        this(message, Optional.empty(), null);
    }

    public LocalFailure(String message, Throwable cause) {
        this(message + ": " + firstLine(cause), Optional.empty(), cause);
    }

    private LocalFailure(String message, Optional<Path> log, @Nullable Throwable cause) {
        super(message, cause);
        this.log = log;
    }

    /** A failure whose details stand in a log; the line that says why of it becomes part of the message. */
    public static LocalFailure of(String message, Path log) {
        var reason = LastError.in(log).map(line -> ": " + line).orElse("");
        return new LocalFailure(message + reason + " (log: " + log + ")", Optional.of(log), null);
    }

    /** Where to read more, if anything was logged. */
    public Optional<Path> log() {
        return log;
    }

    private static String firstLine(Throwable cause) {
        var text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return text.lines().findFirst().orElse(text);
    }
}
