package io.clonememoria.launcher.up;

import io.clonememoria.launcher.part.Parts;
import io.clonememoria.launcher.process.Teardown.Stage;
import io.clonememoria.launcher.process.Teardown;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Progress;
import io.clonememoria.local.Infrastructure;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.kafka.Topics;
import io.clonememoria.local.postgres.Bootstrap;
import io.clonememoria.local.postgres.Passwords;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** PostgreSQL with its databases and Kafka with its topics, both at once. */
final class InfrastructureStart {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Suite suite;
    private final Teardown started;
    private final Progress progress;

    InfrastructureStart(Suite suite, Teardown started, Progress progress) {
        this.suite = suite;
        this.started = started;
        this.progress = progress;
    }

    Infrastructure.Addresses run() throws Exception {
        var postgres = suite.infrastructure().postgres();
        var kafka = suite.infrastructure().kafka();
        var database = new FutureTask<>(() -> shown(Parts.POSTGRES, () -> {
            var address = postgres.start();
            new Bootstrap(address, Passwords.keptIn(suite.state().passwords())).run();
            return address;
        }));
        var broker = new FutureTask<>(() -> shown(Parts.KAFKA, () -> {
            var servers = kafka.start();
            Topics.create(servers);
            return servers;
        }));
        if (!postgres.running()) {
            started.add(Stage.DATABASE, Parts.POSTGRES, () -> endedForGood(database, postgres::stop));
        }
        if (!kafka.running()) {
            started.add(Stage.BROKER, Parts.KAFKA, () -> endedForGood(broker, kafka::stop));
        }
        Thread.startVirtualThread(database);
        Thread.startVirtualThread(broker);
        return new Infrastructure.Addresses(result(database), result(broker));
    }

    private <T> T shown(String part, Callable<T> work) throws Exception {
        progress.begins(part);
        try {
            var result = work.call();
            progress.ready(part, "ready");
            return result;
        } catch (Exception failed) {
            progress.failed(part, "failed");
            throw failed;
        }
    }

    private static <T> T result(Future<T> part) throws Exception {
        try {
            return part.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception known ? known : failed;
        }
    }

    /**
     * Ends it again and again until its start is over, one way or the other: an interrupted {@code up} goes on starting
     * in its other threads until the JVM is gone, and what is just about to start cannot be ended yet.
     */
    private static Ending endedForGood(Future<?> starting, Supplier<Ending> end) {
        var ending = end.get();
        while (!starting.isDone()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            ending = worse(ending, end.get());
        }
        return worse(ending, end.get());
    }

    private static Ending worse(Ending one, Ending other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
