package io.clonememoria.local;

import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.Lifetime;
import io.clonememoria.local.host.LocalFailure;
import io.clonememoria.local.host.Ports;
import io.clonememoria.local.host.Site;
import io.clonememoria.local.kafka.KafkaBroker;
import io.clonememoria.local.kafka.Topics;
import io.clonememoria.local.postgres.Bootstrap;
import io.clonememoria.local.postgres.Passwords;
import io.clonememoria.local.postgres.PostgresAddress;
import io.clonememoria.local.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * PostgreSQL and Kafka for one stack, each found in the same order: an address in the environment,
 * Docker, a local process. Everything of ours lies in one folder.
 */
public record Infrastructure(PostgresServer postgres, KafkaBroker kafka) {

    /** Where both serve.
     *  @param kafka bootstrap servers */
    public record Addresses(PostgresAddress postgres, String kafka) {}

    /** For {@code up}: durable, on the given loopback ports (Kafka's controller takes the next one), surviving this JVM. */
    public static Infrastructure lasting(Path folder, int postgresPort, int kafkaPort) {
        return in(folder, postgresPort, kafkaPort, Lifetime.LASTING);
    }

    /** For tests: fast, on free ports, gone with this JVM. */
    public static Infrastructure forTests(Path folder) {
        return in(folder, Ports.ANY, Ports.ANY, Lifetime.WITH_THIS_JVM);
    }

    private static Infrastructure in(Path folder, int postgresPort, int kafkaPort, Lifetime lifetime) {
        return new Infrastructure(
            PostgresServer.find(new Site(folder, postgresPort, lifetime)),
            KafkaBroker.find(new Site(folder, kafkaPort, lifetime)));
    }

    /**
     * Starts what does not run yet, both at once, and returns when both serve.
     *
     * @throws LocalFailure in one line; what this call started is stopped again
     */
    public Addresses start() {
        var postgresRan = postgres.running();
        var kafkaRan = kafka.running();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var database = CompletableFuture.supplyAsync(postgres::start, threads);
            var broker = CompletableFuture.supplyAsync(kafka::start, threads);
            try {
                return new Addresses(result(database), result(broker));
            } catch (LocalFailure failure) {
                abandon(broker, kafkaRan, kafka::stop);
                abandon(database, postgresRan, postgres::stop);
                throw failure;
            }
        }
    }

    /** Roles, databases and topics; idempotent. */
    public static void prepare(Addresses addresses, Passwords passwords) {
        new Bootstrap(addresses.postgres(), passwords).run();
        Topics.create(addresses.kafka());
    }

    /** Ends what we started and keeps the data; harmless when nothing runs. */
    public void stop() {
        kafka.stop();
        postgres.stop();
    }

    /** Removes the data of a stopped infrastructure. */
    public void removeData() {
        kafka.removeData();
        postgres.removeData();
    }

    private static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof LocalFailure known ? known : new LocalFailure("the infrastructure did not start", failure.getCause());
        }
    }

    /** Stops what is starting until its start has given up: once would miss a process that is only about to exist. */
    private static void abandon(CompletableFuture<?> start, boolean ranBefore, Supplier<Ending> stop) {
        if (ranBefore) {
            return;
        }
        do {
            stop.get();
        } while (!over(start));
        stop.get();
    }

    private static boolean over(CompletableFuture<?> start) {
        try {
            start.handle((started, failure) -> true).get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillStarting) {
            return false;
        } catch (InterruptedException | ExecutionException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
