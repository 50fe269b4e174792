package io.clonememoria.acceptance;

import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Suite;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A suite of our own, driven by the launcher's commands as a person would, on ports that nobody else has. */
public final class LaunchedSuite implements CloseableResource {
    private static final int FIRST_OFFSET = 300;
    private static final int LAST_OFFSET = 2300;

    private final Map<String, String> environment;
    private final Suite suite;

    private LaunchedSuite(Map<String, String> environment) {
        this.environment = environment;
        this.suite = Suite.of(environment);
    }

    /**
     * Starts it anew, without what an earlier one has left.
     *
     * @param name    of the folder that keeps its state and its logs
     * @param options of {@code up}
     */
    public static LaunchedSuite up(String name, String... options) {
        return up(name, Map.of(), options);
    }

    /** The same with settings more. */
    static LaunchedSuite up(String name, Map<String, String> settings, String... options) {
        var root = Path.of(System.getProperty("clonememoria.root"));
        var environment = new HashMap<>(settings);
        environment.put("CLONEMEMORIA_ROOT", root.toString());
        environment.put("CLONEMEMORIA_STATE", root.resolve("deploy/local/acceptance/target").resolve(name).toString());
        environment.put("CLONEMEMORIA_PORT_OFFSET", Integer.toString(freeOffset(environment)));
        // all the people of these tests come from one address; the quotas have tests of their own
        for (var quota : List.of("SIGN_IN", "ADDRESS", "PRINCIPAL")) {
            environment.put("CLONEMEMORIA_LIMIT_" + quota + "_REQUESTS", "1000000");
        }
        var launched = new LaunchedSuite(environment);
        launched.run("reset", "--yes");
        launched.run(Stream.concat(Stream.of("up"), Stream.of(options)).toArray(String[]::new));
        return launched;
    }

    /** Its parts, ports and processes. */
    public Suite suite() {
        return suite;
    }

    public URI gateway() {
        return suite.gateway();
    }

    /** Runs one command of the launcher. */
    public void run(String... words) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "io.clonememoria.launcher.Launcher"));
        command.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(command).inheritIO();
            process.environment().putAll(environment);
            if (process.start().waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + " failed; logs are in " + suite.state().path());
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        run("down");
    }

    private static int freeOffset(Map<String, String> environment) {
        return IntStream.iterate(FIRST_OFFSET, offset -> offset < LAST_OFFSET, offset -> offset + 100)
                .filter(offset -> ports(environment, offset).allMatch(LaunchedSuite::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports for a suite of our own"));
    }

    private static IntStream ports(Map<String, String> environment, int offset) {
        var shifted = new HashMap<>(environment);
        shifted.put("CLONEMEMORIA_PORT_OFFSET", Integer.toString(offset));
        var ports = Suite.of(shifted).ports();
        var services = Replica.all().stream().filter(replica -> replica.number() <= 2)
                .flatMapToInt(replica -> IntStream.of(ports.http(replica), ports.management(replica)));
        return IntStream.concat(services, IntStream.of(ports.postgres(), ports.kafka(), ports.kafka() + 1));
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port)) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
