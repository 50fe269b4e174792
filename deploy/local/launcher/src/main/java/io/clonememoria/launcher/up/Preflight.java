package io.clonememoria.launcher.up;

import io.clonememoria.launcher.part.ServiceProcess;
import io.clonememoria.launcher.part.ServiceStart;
import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.LocalFailure;
import io.clonememoria.local.host.Ports;
import java.util.List;

/** What is better known before anything has been started: that all is built, that there is room, that ports are free. */
record Preflight(Suite suite) {

    private static final long NEEDED_MEBIBYTES = 512;
    /** Keeps the ports of two suites apart: http and management ports are a thousand apart. */
    private static final int SUGGESTED_SHIFT = 100;

    void run(List<Replica> replicas) {
        replicas.forEach(replica -> ServiceStart.requireBuilt(suite, replica.service()));
        Disk.requireSpace(suite.state().path(), NEEDED_MEBIBYTES, "CloneMemoria");
        replicas.stream().filter(replica -> !new ServiceProcess(suite, replica).running()).forEach(this::requirePorts);
    }

    private void requirePorts(Replica replica) {
        requirePort(suite.ports().http(replica), replica.part());
        requirePort(suite.ports().management(replica), replica.part() + "'s management");
    }

    private void requirePort(int port, String purpose) {
        try {
            Ports.claim(port, purpose);
        } catch (LocalFailure taken) {
            throw new Failure(taken.getMessage() + "; end that, or shift all ports with CLONEMEMORIA_PORT_OFFSET="
                + (suite.ports().offset() + SUGGESTED_SHIFT));
        }
    }
}
