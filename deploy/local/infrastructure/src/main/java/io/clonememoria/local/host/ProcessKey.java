package io.clonememoria.local.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One particular process. The kernel hands pids out again, so a pid alone may one day name somebody else's work; the
 * moment of its birth tells them apart, also across a reboot.
 *
 * @param birth opaque: equal for the same process, different for any other that ever carries this pid
 */
public record ProcessKey(long pid, String birth) {

    /** Empty when it has already ended. */
    public static Optional<ProcessKey> of(ProcessHandle handle) {
        return birthOf(handle).map(birth -> new ProcessKey(handle.pid(), birth));
    }

    /** The process, if it still runs and really is this one. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(handle -> birthOf(handle).filter(birth::equals).isPresent());
    }

    private static Optional<String> birthOf(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return Optional.empty();
        }
        var fields = kernelFields(handle.pid());
        if (fields == null) {
            // Not Linux. Java rounds here, which is enough where there is no finer source.
            return handle.info().startInstant().map(start -> Long.toString(start.getEpochSecond()));
        }
        // An ended child that nobody has waited for is still in the table, and Java calls it alive.
        return fields.state.equals("Z") ? Optional.empty() : Optional.of(bootId() + "/" + fields.startTicks);
    }

    /** Ticks since boot: unlike {@code startInstant}, they do not move when the wall clock is set. */
    private record KernelFields(String state, String startTicks) {}

    private static @Nullable KernelFields kernelFields(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The command's name, in parentheses, may itself contain spaces and parentheses.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new KernelFields(fields[0], fields[19]);
        } catch (IOException noSuchFile) {
            return null;
        }
    }

    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException unknown) {
            return "";
        }
    }
}
