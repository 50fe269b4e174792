package io.clonememoria.bench.subject;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.local.host.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The service under load, as a process of its own so that its processor time can be told from the load's. */
public final class Subject implements AutoCloseable {
    /** The database that it works in. */
    public static final String DATABASE = "workspace";

    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final URI address;

    private Subject(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it against the infrastructure of this JVM, and returns when it is ready. */
    public static Subject start(Path root) throws IOException, InterruptedException {
        var port = Ports.free(2);
        var management = port + 1;
        var log = Files.createTempFile("clonememoria-bench-subject-", ".log");
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-jar", root.resolve("deploy/bench/subject/target/quarkus-app/quarkus-run.jar").toString())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        TestInfrastructure.configuration().forEach((name, value) -> builder.environment().put(variable(name), value));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        var process = builder.start();
        // whatever ends this JVM ends it too
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitReady(process, URI.create("http://127.0.0.1:" + management + "/q/health/ready"), log);
        return new Subject(process, URI.create("http://127.0.0.1:" + port));
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static void awaitReady(Process process, URI health, Path log) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var deadline = System.nanoTime() + START.toNanos();
            while (!ready(client, health)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("the subject did not start; its log is " + log);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private static boolean ready(HttpClient client, URI health) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public URI at(String path) {
        return address.resolve(path);
    }

    /** Processor time since their start, of the service and of all processes of the database server. */
    public CpuTime cpuTime() {
        return new CpuTime(CpuTime.of(process.pid()), CpuTime.ofFamily(databasePid()));
    }

    private static long databasePid() {
        try (var connection = TestInfrastructure.superuser(DATABASE);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).map(ProcessHandle::pid)
                    .orElseThrow(() -> new IllegalStateException("the database server runs on another machine"));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
