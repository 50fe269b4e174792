package io.clonememoria.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory, as an operator would count it. */
public final class Memory {

    private static final long KIB = 1024;

    private Memory() {}

    /**
     * Bytes of a process and of all that it has started. PostgreSQL's backends all map the same shared buffers, which
     * must not be counted once per backend: where there are children, each page counts in proportion (PSS).
     */
    public static long of(ProcessHandle process) {
        var children = process.descendants().toList();
        return children.isEmpty()
            ? resident(process.pid())
            : Stream.concat(Stream.of(process), children.stream()).mapToLong(each -> proportional(each.pid())).sum();
    }

    private static long proportional(long pid) {
        var pss = kibibytes(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
        return pss >= 0 ? pss * KIB : resident(pid);
    }

    private static long resident(long pid) {
        var rss = kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
        return rss >= 0 ? rss * KIB : askedOfPs(pid);
    }

    /** -1 where the kernel offers no such file, or not to us. */
    private static long kibibytes(Path file, String label) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(label))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElse(-1);
        } catch (IOException | UncheckedIOException unavailable) {
            return -1;
        }
    }

    private static long askedOfPs(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).redirectErrorStream(true).start();
            var answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return answer.matches("\\d+") ? Long.parseLong(answer) * KIB : 0;
        } catch (IOException noPs) {
            return 0;
        }
    }
}
