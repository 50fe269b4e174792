package io.clonememoria.local.kafka;

import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.Lifetime;
import io.clonememoria.local.host.Ports;
import io.clonememoria.local.host.Site;
import java.nio.file.Path;
import java.time.Duration;

/** Clears away what a killed test JVM left: its shutdown hook never ran, and its servers would live for ever. */
final class Guard {

    private Guard() {}

    static void watch(long pid, Path folder) {
        ProcessHandle.of(pid).ifPresentOrElse(
            guarded -> guarded.onExit().thenRun(() -> clear(folder)),
            () -> clear(folder));
    }

    private static void clear(Path folder) {
        try {
            new Site(folder, Ports.ANY, Lifetime.WITH_THIS_JVM).daemon("PostgreSQL", "postgres").stop(Duration.ofSeconds(5));
            Disk.remove(folder);
        } finally {
            // Not exit: Kafka's orderly shutdown would write into the folder that is gone.
            Runtime.getRuntime().halt(0);
        }
    }
}
