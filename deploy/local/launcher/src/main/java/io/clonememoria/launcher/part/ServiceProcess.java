package io.clonememoria.launcher.part;

import io.clonememoria.launcher.process.Detached;
import io.clonememoria.launcher.process.Ending;
import io.clonememoria.launcher.process.ProcessKey;
import io.clonememoria.launcher.process.ProcessRecord;
import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One service of a suite as a process, whichever command started it. */
public final class ServiceProcess {

    /** Longer than the services' own patience with requests that are still running. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Suite suite;
    private final Service service;

    public ServiceProcess(Suite suite, Service service) {
        this.suite = suite;
        this.service = service;
    }

    public Service service() {
        return service;
    }

    public Path log() {
        return suite.state().log(service.part());
    }

    /** Whether it was started and not ended again, so that it should run. */
    public boolean expected() {
        return Files.exists(record());
    }

    /** What is known about it, if it runs. */
    public Optional<ProcessRecord> running() {
        return ProcessRecord.read(record()).filter(known -> known.key().running().isPresent());
    }

    /** Starts it and writes down who it is. */
    public ProcessKey start(ServiceStart start) {
        try {
            RunFolder.refresh(start.built(), suite.state().services().resolve(service.part()));
            var handle = Detached.start(start.command(), suite.root(), start.settings(), log());
            var key = ProcessKey.of(handle).orElseThrow(() -> new Failure(service.part() + " ended at once", log()));
            new ProcessRecord(key, start.fingerprint(), Instant.now()).write(record());
            return key;
        } catch (IOException refused) {
            throw new Failure(service.part() + " could not be started: " + refused.getMessage());
        }
    }

    /** Ends it and forgets it; harmless when it does not run. */
    public Ending end() {
        var ending = ProcessRecord.read(record()).map(known -> Ending.of(known.key(), GRACE)).orElse(Ending.WAS_GONE);
        try {
            Files.deleteIfExists(record());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return ending;
    }

    private Path record() {
        return suite.state().pids().resolve(service.part());
    }
}
