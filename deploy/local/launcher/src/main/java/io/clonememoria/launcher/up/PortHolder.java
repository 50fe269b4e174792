package io.clonememoria.launcher.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux lets us see: processes of other people stay unknown unless we are root. */
final class PortHolder {

    private static final String LISTENING = "0A";
    private static final int WIDTH = 80;

    private PortHolder() {}

    /** Pid and command line of the listener. */
    static Optional<String> of(int port) {
        var sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
            .flatMap(table -> listeners(Path.of(table), port))
            .collect(Collectors.toSet());
        return sockets.isEmpty()
            ? Optional.empty()
            : ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst().map(PortHolder::described);
    }

    /** Links as they appear among a process's open files, {@code socket:[inode]}. */
    private static Stream<String> listeners(Path table, int port) {
        try {
            var suffix = String.format(":%04X", port);
            return Files.readAllLines(table).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING))
                .map(fields -> "socket:[" + fields[9] + "]");
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        try (var open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return open.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static String described(ProcessHandle process) {
        var command = process.info().commandLine().orElse("unknown command");
        return "pid " + process.pid() + " (" + (command.length() <= WIDTH ? command : command.substring(0, WIDTH) + "...") + ")";
    }
}
