package io.clonememoria.launcher.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log. Only its last part is read, however large it has grown. */
final class LogFile {

    private static final long TAIL_BYTES = 512 * 1024;

    private LogFile() {}

    /** The last lines, oldest first; none when there is no such file. */
    static List<String> last(Path file, int count) {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var from = Math.max(0, log.length() - TAIL_BYTES);
            log.seek(from);
            var bytes = new byte[(int) (log.length() - from)];
            log.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            // Where the beginning was cut off, the first line is a fragment.
            var whole = from > 0 ? lines.subList(1, lines.size()) : lines;
            return whole.subList(Math.max(0, whole.size() - count), whole.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
