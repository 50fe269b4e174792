package io.clonememoria.bench.suite;

import io.clonememoria.local.TestInfrastructure;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A suite of the benchmark's own, started as a newcomer starts one, on ports and in a folder that nobody else has. */
public final class Suite implements AutoCloseable {
    private static final List<Integer> PORTS = List.of(8080, 8081, 8082, 8083, 8084, 9080, 9081, 9082, 9083, 9084, 15432,
            19092, 19093);

    private final Path root;
    private final Map<String, String> environment;
    private final int offset;

    private Suite(Path root, Path state, int offset) {
        this.root = root;
        this.offset = offset;
        // everything is asked from one address; the quotas are not what is measured
        this.environment = Map.of("CLONEMEMORIA_STATE", state.toString(),
                "CLONEMEMORIA_POSTGRES_URL", database(),
                "CLONEMEMORIA_PORT_OFFSET", Integer.toString(offset),
                "CLONEMEMORIA_LIMIT_SIGN_IN_REQUESTS", "1000000",
                "CLONEMEMORIA_LIMIT_ADDRESS_REQUESTS", "1000000",
                "CLONEMEMORIA_LIMIT_PRINCIPAL_REQUESTS", "1000000");
    }

    /** Starts it without what an earlier one has left. */
    public static Suite start(Path root, Path state) throws IOException, InterruptedException {
        var suite = new Suite(root, state, freeOffset());
        suite.run("reset", "--yes");
        suite.run("up");
        return suite;
    }

    /** The one of this JVM, so that the benchmark can look behind the API. */
    private static String database() {
        var server = TestInfrastructure.server();
        return "postgresql://%s:%s@%s:%d/postgres".formatted(server.user(), server.password(), server.host(), server.port());
    }

    /** Where the public API is. */
    public URI gateway() {
        return URI.create("http://127.0.0.1:" + (PORTS.getFirst() + offset));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("down");
    }

    private void run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("clonememoria").toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).inheritIO();
        process.environment().putAll(environment);
        if (process.start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed");
        }
    }

    private static int freeOffset() {
        return IntStream.iterate(2_400, offset -> offset < 5_000, offset -> offset + 100)
                .filter(offset -> ports(offset).allMatch(Suite::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports for a suite of our own"));
    }

    private static Stream<Integer> ports(int offset) {
        return PORTS.stream().map(port -> port + offset);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
