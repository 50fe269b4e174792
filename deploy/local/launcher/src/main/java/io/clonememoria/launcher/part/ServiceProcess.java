package io.clonememoria.launcher.part;

import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.host.Daemon;
import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One replica of a service as a process, whichever command started it. */
public final class ServiceProcess {

    /** Longer than the services' own patience with requests that are still running. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Replica replica;
    private final Daemon daemon;
    private final Path log;
    private final Path folder;
    private final Path fingerprint;

    public ServiceProcess(Suite suite, Replica replica) {
        this.replica = replica;
        this.daemon = suite.site().daemon(replica.part(), replica.part());
        this.log = suite.site().log(replica.part());
        this.folder = suite.state().services().resolve(replica.part());
        this.fingerprint = suite.state().services().resolve(replica.part() + ".fingerprint");
    }

    public Replica replica() {
        return replica;
    }

    public Path log() {
        return log;
    }

    public boolean running() {
        return daemon.running();
    }

    /** Whether it runs from exactly this build with exactly these settings. */
    public boolean runs(ServiceStart start) {
        try {
            return running() && Files.readString(fingerprint).equals(start.fingerprint());
        } catch (IOException neverStarted) {
            return false;
        }
    }

    public void start(ServiceStart start) {
        try {
            RunFolder.refresh(start.built(), folder);
            Files.writeString(fingerprint, start.fingerprint());
            daemon.start(start.command(), start.settings());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot prepare " + folder, failed);
        }
    }

    /** Whether it was started and not ended again, so that it should run. */
    public boolean expected() {
        return Files.exists(fingerprint);
    }

    /** Ends it and forgets it; harmless when it does not run. */
    public Ending end() {
        Disk.remove(fingerprint);
        return daemon.stop(GRACE);
    }
}
