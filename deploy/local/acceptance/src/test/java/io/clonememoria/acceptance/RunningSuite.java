package io.clonememoria.acceptance;

import io.clonememoria.launcher.suite.Suite;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The suite, started once for all tests by the launcher's own {@code up} beside whatever else runs, and ended by its
 * {@code down} after the last of them.
 */
public final class RunningSuite implements BeforeAllCallback {
    private static final int PUBLIC_DOOR = 8080;
    private static final List<Integer> PORTS = List.of(8080, 8081, 8082, 8083, 8084, 9080, 9081, 9082, 9083, 9084, 15432, 19092);

    private static @Nullable Suite running;

    @Override
    public void beforeAll(ExtensionContext context) {
        var suite = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Started.class, _ -> Started.now(), Started.class);
        running = Suite.of(Map.of("CLONEMEMORIA_ROOT", root().toString(), "CLONEMEMORIA_STATE", state().toString(),
                "CLONEMEMORIA_PORT_OFFSET", Integer.toString(suite.offset())));
        Api.connect("http://127.0.0.1:" + (PUBLIC_DOOR + suite.offset()));
    }

    /** The suite of this run, for tests that look behind the gateway. */
    public static Suite suite() {
        return Objects.requireNonNull(running, "the suite is started with the first test class that asks");
    }

    /** Where the suite of this run keeps its logs. */
    static Path state() {
        return root().resolve("deploy/local/acceptance/target/suite");
    }

    private static Path root() {
        return Path.of(System.getProperty("clonememoria.root"));
    }

    private record Started(int offset) implements CloseableResource {

        static Started now() {
            var started = new Started(freeOffset());
            if (started.launch("up") != 0) {
                throw new IllegalStateException("the suite did not come up; its logs are in " + state());
            }
            return started;
        }

        @Override
        public void close() {
            launch("down");
        }

        private int launch(String command) {
            try {
                var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
                var process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        "io.clonememoria.launcher.Launcher", command).inheritIO();
                process.environment().put("CLONEMEMORIA_ROOT", root().toString());
                process.environment().put("CLONEMEMORIA_STATE", state().toString());
                process.environment().put("CLONEMEMORIA_PORT_OFFSET", Integer.toString(offset));
                // all the people of these tests come from one address; the quotas have tests of their own
                process.environment().put("CLONEMEMORIA_LIMIT_SIGN_IN_REQUESTS", "100000");
                process.environment().put("CLONEMEMORIA_LIMIT_ADDRESS_REQUESTS", "100000");
                process.environment().put("CLONEMEMORIA_LIMIT_PRINCIPAL_REQUESTS", "100000");
                return process.start().waitFor();
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        private static int freeOffset() {
            return IntStream.iterate(300, offset -> offset < 900, offset -> offset + 100)
                    .filter(offset -> PORTS.stream().allMatch(port -> isFree(port + offset)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no free ports for a suite of our own"));
        }

        private static boolean isFree(int port) {
            try (var _ = new ServerSocket(port)) {
                return true;
            } catch (IOException taken) {
                return false;
            }
        }
    }
}
