package io.clonememoria.local.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Short commands of this machine, run to their end. */
public final class Commands {

    private Commands() {}

    /** The program of that name in the search path. */
    public static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    }

    /** Runs the command and answers its first line of output, or nothing if it failed. */
    public static Optional<String> firstLine(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (var output = process.inputReader()) {
                var line = output.readLine();
                return process.waitFor() == 0 ? Optional.ofNullable(line) : Optional.empty();
            }
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Runs the command in the root folder, appending its output to the log; false if it failed or took too long. */
    public static boolean run(List<String> command, Path log, Duration limit) {
        try {
            var process = builder(command, log).start();
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException failure) {
            throw new LocalFailure("cannot run " + command.getFirst(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static ProcessBuilder builder(List<String> command, Path log) {
        var builder = new ProcessBuilder(command)
            // Our own folder may be closed to the unprivileged user that the command becomes.
            .directory(new File("/"))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // The person's own PGHOST, PGDATA, PGOPTIONS... must not steer our servers.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_MESSAGES", "C");
        return builder;
    }
}
