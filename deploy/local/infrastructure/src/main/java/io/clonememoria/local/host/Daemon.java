package io.clonememoria.local.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A background process that is remembered in a file, so that a later JVM can find and end it. */
public final class Daemon {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final String name;
    private final Path record;
    private final Path log;

    /** @param name how a person calls the process
     *  @param record the file that remembers it: pid and birth
     *  @param log the file that takes its output */
    public Daemon(String name, Path record, Path log) {
        this.name = name;
        this.record = record;
        this.log = log;
    }

    /** Starts the command with our own environment. */
    public void start(List<String> command) {
        start(command, Map.of());
    }

    /**
     * Starts the command in the root folder, in a session of its own, and remembers it.
     * The log starts anew; the last one is kept beside it with the suffix {@code .1}.
     *
     * @param environment beside our own
     */
    public void start(List<String> command, Map<String, String> environment) {
        try {
            Disk.folder(record.getParent());
            Disk.folder(log.getParent());
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = Commands.builder(detached(command), log);
            builder.environment().putAll(environment);
            remember(builder.start().toHandle());
        } catch (IOException failure) {
            throw new LocalFailure("cannot start " + name, failure);
        }
    }

    /** Waits until ready; ends the process and fails when it dies first or the limit passes. */
    public void awaitReady(BooleanSupplier ready, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!running()) {
                forget();
                throw LocalFailure.of(name + " ended while starting", log);
            }
            if (System.nanoTime() > deadline) {
                stop(Duration.ofSeconds(1));
                throw LocalFailure.of("%s did not come up within %d s".formatted(name, limit.toSeconds()), log);
            }
            pause();
        }
    }

    /** The process, if it still runs and is really the one that we started. */
    public Optional<ProcessHandle> process() {
        return remembered().flatMap(ProcessKey::running);
    }

    public boolean running() {
        return process().isPresent();
    }

    /** Asks the process to end with SIGTERM, and kills it after so much patience; harmless when it does not run. */
    public Ending stop(Duration patience) {
        return stop("TERM", patience);
    }

    /** The same with another signal, for a server that distinguishes them: {@code INT}, {@code QUIT}... */
    public Ending stop(String signal, Duration patience) {
        var process = process();
        if (process.isEmpty()) {
            forget();
            return Ending.WAS_GONE;
        }
        // Java itself sends no other signal than TERM and KILL. The shell's own kill is on every machine.
        Commands.run(List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(process.get().pid())), log, AFTER_KILL);
        var ending = Ending.ENDED;
        if (!awaitEnd(patience)) {
            process.get().destroyForcibly();
            awaitEnd(AFTER_KILL);
            ending = Ending.KILLED;
        }
        forget();
        return ending;
    }

    /** Waits for the end of the process; false when the patience ran out first. */
    public boolean awaitEnd(Duration patience) {
        // Not ProcessHandle.onExit: for a process that is not our child it never notices one that nobody has reaped.
        var deadline = System.nanoTime() + patience.toNanos();
        while (running()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private void remember(ProcessHandle process) throws IOException {
        var key = ProcessKey.of(process);
        if (key.isPresent()) {
            Files.writeString(record, key.get().pid() + " " + key.get().birth() + "\n");
        } else {
            forget();
        }
    }

    private Optional<ProcessKey> remembered() {
        try {
            var fields = Files.readString(record).strip().split(" ", 2);
            return Optional.of(new ProcessKey(Long.parseLong(fields[0]), fields[1]));
        } catch (IOException | RuntimeException noneOrDamaged) {
            // A damaged record must not end anybody's process.
            return Optional.empty();
        }
    }

    private void forget() {
        Disk.remove(record);
    }

    /** A session of its own, so that Ctrl-C in the terminal does not reach what is meant to stay. */
    private static List<String> detached(List<String> command) {
        var detached = new ArrayList<String>();
        Commands.find("setsid").ifPresent(setsid -> detached.add(setsid.toString()));
        detached.addAll(command);
        return detached;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while waiting");
        }
    }
}
