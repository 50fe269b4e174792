package io.clonememoria.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes that go on when the launcher and its terminal are gone. */
public final class Detached {

    private Detached() {}

    /**
     * Starts a command whose output goes to a log of its own; the log of the start before is kept beside it.
     *
     * <p>In a session of its own where the system has {@code setsid}: Ctrl-C in the terminal then reaches the launcher
     * alone, which decides what to end and in which order.
     */
    public static ProcessHandle start(List<String> command, Path folder, Map<String, String> environment, Path log)
            throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
        var full = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            full.add("/usr/bin/setsid");
        }
        full.addAll(command);
        var builder = new ProcessBuilder(full)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start().toHandle();
    }
}
