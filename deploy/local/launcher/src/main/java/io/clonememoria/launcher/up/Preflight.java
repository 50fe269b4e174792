package io.clonememoria.launcher.up;

import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is better known before anything has been started: that there is room on the disk and that the ports are free. */
final class Preflight {

    private static final long MIB = 1024 * 1024;
    private static final long NEEDED_MIB = 512;
    private static final int SUGGESTED_SHIFT = 100;

    private final Suite suite;

    Preflight(Suite suite) {
        this.suite = suite;
    }

    void requireDisk() {
        try {
            var free = Files.getFileStore(suite.state().path()).getUsableSpace() / MIB;
            if (free < NEEDED_MIB) {
                throw new Failure("No disk: only " + free + " MiB are free in " + suite.state().path() + ", and "
                    + NEEDED_MIB + " are needed; free some, or set CLONEMEMORIA_STATE to another disk");
            }
        } catch (IOException unknown) {
            throw new Failure("The disk of " + suite.state().path() + " cannot be asked for its space: " + unknown.getMessage());
        }
    }

    /** That both ports of each of these services are free. */
    void requirePorts(Collection<Service> services) {
        var wanted = new LinkedHashMap<Integer, String>();
        for (var service : services) {
            wanted.put(suite.ports().http(service), service.part());
            wanted.put(suite.ports().management(service), service.part() + "'s management");
        }
        requirePorts(wanted);
    }

    /** @param wanted ports, and what each of them is for */
    void requirePorts(Map<Integer, String> wanted) {
        wanted.forEach((port, purpose) -> {
            if (taken(port)) {
                var holder = PortHolder.of(port).map(who -> " by " + who).orElse("");
                throw new Failure("Port " + port + " for " + purpose + " is taken" + holder
                    + "; end that, or shift all ports with CLONEMEMORIA_PORT_OFFSET="
                    + (suite.ports().offset() + SUGGESTED_SHIFT));
            }
        });
    }

    private static boolean taken(int port) {
        try (var socket = new ServerSocket()) {
            // Without it, a port would look taken for a minute after each restart.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException inUse) {
            return true;
        }
    }
}
