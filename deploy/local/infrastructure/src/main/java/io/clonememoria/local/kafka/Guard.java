package io.clonememoria.local.kafka;

import io.clonememoria.local.host.Daemon;
import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.Lifetime;
import io.clonememoria.local.host.Ports;
import io.clonememoria.local.host.Site;
import java.nio.file.Path;
import java.time.Duration;

/** Clears away what a killed test JVM left: its shutdown hook never ran, and its servers would live for ever. */
final class Guard {

    private Guard() {}

    static void watch(long pid, Path folder) {
        var postgres = new Site(folder, Ports.ANY, Lifetime.WITH_THIS_JVM).daemon("PostgreSQL", "postgres");
        // Loads now what is needed then: by then somebody may have rebuilt the jar that we run from.
        Disk.remove(folder.resolve("nothing"));
        Ending.values();
        ProcessHandle.of(pid).ifPresentOrElse(
            guarded -> guarded.onExit().thenRun(() -> clear(postgres, folder)),
            () -> clear(postgres, folder));
    }

    private static void clear(Daemon postgres, Path folder) {
        try {
            postgres.stop("QUIT", Duration.ofSeconds(5));
            Disk.remove(folder);
        } finally {
            // Not exit: Kafka's orderly shutdown would write into the folder that is gone.
            Runtime.getRuntime().halt(0);
        }
    }
}
