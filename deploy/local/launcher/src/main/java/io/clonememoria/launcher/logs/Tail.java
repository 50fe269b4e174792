package io.clonememoria.launcher.logs;

import io.clonememoria.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What is written to a log from a certain moment on, also across a restart that begins the log anew. */
final class Tail {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Path file;
    private @Nullable Object identity;
    private long position;
    private final ByteArrayOutputStream begunLine = new ByteArrayOutputStream();

    private Tail(Path file) {
        this.file = file;
    }

    /** From the present end of the file; a file that does not exist yet is followed from its beginning. */
    static Tail from(Path file) {
        var tail = new Tail(file);
        try {
            tail.identity = identityOf(file);
            tail.position = Files.size(file);
        } catch (IOException notYet) {
            tail.position = 0;
        }
        return tail;
    }

    /** Prints new lines until the reader is gone or the thread is interrupted. */
    static void follow(Map<String, Tail> tails, Terminal terminal, BinaryOperator<String> rendered) {
        try {
            while (!terminal.closed()) {
                tails.forEach((part, tail) -> tail.newLines().forEach(line -> terminal.line(rendered.apply(part, line))));
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The complete lines since the last call. */
    List<String> newLines() {
        var lines = new ArrayList<String>();
        try {
            var now = identityOf(file);
            if (!Objects.equals(now, identity) || Files.size(file) < position) {
                identity = now;
                position = 0;
                begunLine.reset();
            }
            try (var log = new RandomAccessFile(file.toFile(), "r")) {
                log.seek(position);
                var bytes = new byte[(int) Math.min(log.length() - position, 1024 * 1024)];
                log.readFully(bytes);
                position += bytes.length;
                for (var each : bytes) {
                    if (each == '\n') {
                        lines.add(begunLine.toString(StandardCharsets.UTF_8));
                        begunLine.reset();
                    } else {
                        begunLine.write(each);
                    }
                }
            }
        } catch (IOException notThere) {
            return lines;
        }
        return lines;
    }

    private static Object identityOf(Path file) throws IOException {
        return Objects.requireNonNullElse(Files.readAttributes(file, BasicFileAttributes.class).fileKey(), file);
    }
}
