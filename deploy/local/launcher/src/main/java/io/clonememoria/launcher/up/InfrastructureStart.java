package io.clonememoria.launcher.up;

import io.clonememoria.launcher.part.InfrastructureParts;
import io.clonememoria.launcher.process.Ending;
import io.clonememoria.launcher.process.Teardown;
import io.clonememoria.launcher.process.Teardown.Stage;
import io.clonememoria.launcher.suite.Addresses;
import io.clonememoria.launcher.terminal.Progress;
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

    private final InfrastructureParts infrastructure;
    private final Teardown started;
    private final Progress progress;

    InfrastructureStart(InfrastructureParts infrastructure, Teardown started, Progress progress) {
        this.infrastructure = infrastructure;
        this.started = started;
        this.progress = progress;
    }

    Addresses run() throws Exception {
        var postgres = new FutureTask<>(() -> shown(InfrastructureParts.POSTGRES, () -> {
            var address = infrastructure.startPostgres();
            infrastructure.prepareDatabases(address);
            return address;
        }));
        var kafka = new FutureTask<>(() -> shown(InfrastructureParts.KAFKA, () -> {
            var servers = infrastructure.startKafka();
            infrastructure.prepareTopics(servers);
            return servers;
        }));
        if (!infrastructure.postgresRuns()) {
            started.add(Stage.DATABASE, InfrastructureParts.POSTGRES, () -> endedForGood(postgres, infrastructure::endPostgres));
        }
        if (!infrastructure.kafkaRuns()) {
            started.add(Stage.BROKER, InfrastructureParts.KAFKA, () -> endedForGood(kafka, infrastructure::endKafka));
        }
        Thread.startVirtualThread(postgres);
        Thread.startVirtualThread(kafka);
        return InfrastructureParts.addresses(result(postgres), result(kafka));
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
