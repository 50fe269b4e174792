package io.clonememoria.local.host;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one line of a log that says why its process died. */
public final class LastError {

    private static final long TAIL_BYTES = 512 * 1024;
    private static final int WIDTH = 300;
    private static final Pattern LEVEL = Pattern.compile("\\b(ERROR|FATAL|PANIC)\\b:?\\s*(.*)");
    private static final Pattern CAUSE = Pattern.compile("^\\s*Caused by: (.*)");
    private static final Pattern THROWN = Pattern.compile("^(?:[a-z]\\w*\\.)+(?=[A-Z]\\w*)");
    // Quarkus: "[io.quarkus.runtime.Application] request-id message"; the category tells the person nothing.
    private static final Pattern CATEGORY = Pattern.compile("^\\[[^\\]]*\\]\\s*");

    private LastError() {}

    /** Empty when the log says nothing at all. */
    public static Optional<String> in(Path log) {
        return in(lines(log));
    }

    /** Only the last part is read, however large the log has grown. */
    private static List<String> lines(Path file) {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var length = Math.min(TAIL_BYTES, log.length());
            log.seek(log.length() - length);
            var bytes = new byte[(int) length];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    static Optional<String> in(List<String> lines) {
        for (var index = lines.size() - 1; index >= 0; index--) {
            var error = LEVEL.matcher(lines.get(index));
            if (error.find()) {
                return Optional.of(shortened(rootCause(lines.subList(index + 1, lines.size()), error.group(2))));
            }
        }
        // The JVM itself speaks without levels ("Error: Unable to access jarfile ...", "Exception in thread ...").
        return lines.stream().anyMatch(line -> CAUSE.matcher(line).find())
            ? Optional.of(shortened(rootCause(lines, "")))
            : lines.reversed().stream().filter(line -> !line.isBlank()).findFirst().map(LastError::shortened);
    }

    /** Frameworks wrap: the last cause in the stack trace below the line is the one that somebody can act on. */
    private static String rootCause(List<String> below, String message) {
        return below.stream()
            .map(CAUSE::matcher)
            .filter(cause -> cause.find())
            .reduce((earlier, later) -> later)
            .map(cause -> THROWN.matcher(cause.group(1)).replaceFirst(""))
            .orElseGet(() -> CATEGORY.matcher(message).replaceFirst(""));
    }

    private static String shortened(String line) {
        var text = line.strip();
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...";
    }
}
