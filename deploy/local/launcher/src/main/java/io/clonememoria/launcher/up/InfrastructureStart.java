package io.clonememoria.launcher.up;

import io.clonememoria.launcher.part.InfrastructureParts;
import io.clonememoria.launcher.process.Teardown;
import io.clonememoria.launcher.process.Teardown.Stage;
import io.clonememoria.launcher.suite.Addresses;
import io.clonememoria.launcher.terminal.Progress;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** PostgreSQL with its databases and Kafka with its topics, both at once. */
final class InfrastructureStart {

    private final InfrastructureParts infrastructure;
    private final Teardown started;
    private final Progress progress;

    InfrastructureStart(InfrastructureParts infrastructure, Teardown started, Progress progress) {
        this.infrastructure = infrastructure;
        this.started = started;
        this.progress = progress;
    }

    Addresses run() throws Exception {
        if (!infrastructure.postgresRuns()) {
            started.add(Stage.DATABASE, InfrastructureParts.POSTGRES, infrastructure::endPostgres);
        }
        if (!infrastructure.kafkaRuns()) {
            started.add(Stage.BROKER, InfrastructureParts.KAFKA, infrastructure::endKafka);
        }
        // Closing waits for both, also when one has failed: what is just about to start could not be ended yet.
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = together.submit(() -> shown(InfrastructureParts.POSTGRES, () -> {
                var address = infrastructure.startPostgres();
                infrastructure.prepareDatabases(address);
                return address;
            }));
            var kafka = together.submit(() -> shown(InfrastructureParts.KAFKA, () -> {
                var servers = infrastructure.startKafka();
                infrastructure.prepareTopics(servers);
                return servers;
            }));
            return InfrastructureParts.addresses(result(postgres), result(kafka));
        }
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
}
