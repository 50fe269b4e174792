package io.clonememoria.bench.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time as the kernel counts it, user and system together. On a shared machine it is the steadier figure than
 * elapsed time, which other work stretches.
 */
public record CpuTime(Duration service, Duration database) {
    /** The kernel's USER_HZ, which Linux fixes for user space. */
    private static final long TICKS_PER_SECOND = 100;

    public Duration total() {
        return service.plus(database);
    }

    public CpuTime minus(CpuTime earlier) {
        return new CpuTime(service.minus(earlier.service), database.minus(earlier.database));
    }

    static Duration of(long pid) {
        try {
            return ofStat(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A process with all below it, those that have ended and were waited for included. */
    static Duration ofFamily(long pid) {
        var root = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants())
                .map(member -> familyShare(member.pid(), member.pid() == pid))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration familyShare(long pid, boolean withEndedChildren) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return withEndedChildren ? ofStat(stat).plus(ticks(stat, 13, 14)) : ofStat(stat);
        } catch (IOException endedJustNow) {
            // it is waited for by its parent, which is asked by the next reading
            return Duration.ZERO;
        }
    }

    private static Duration ofStat(String stat) {
        return ticks(stat, 11, 12);
    }

    /** Fields by their place after the command's name, which may itself contain blanks (proc(5)). */
    private static Duration ticks(String stat, int user, int system) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis((Long.parseLong(fields[user]) + Long.parseLong(fields[system])) * 1000 / TICKS_PER_SECOND);
    }
}
