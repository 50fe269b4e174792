package io.clonememoria.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandLockTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("lock");
    }

    @Test
    void letsOneCommandInAtATime() {
        try (var held = CommandLock.take(file, "up", CommandLockTest::unexpected)) {
            assertThat(held).isNotNull();
            assertThat(CommandLock.taken(file)).isTrue();
        }
        assertThat(CommandLock.taken(file)).isFalse();
    }

    @Test
    void tellsTheSecondWhomItWaitsForAndThenLetsItIn() throws Exception {
        // Locks belong to processes, so that the first holder has to be another one.
        var holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"), Holder.class.getName(), file.toString()).start();
        assertThat(holder.inputReader().readLine()).isEqualTo("held");

        try (var lock = CommandLock.take(file, "down", waitingFor -> {
            assertThat(waitingFor).isEqualTo("./clonememoria up, pid " + holder.pid());
            holder.destroyForcibly();
        })) {
            assertThat(lock).isNotNull();
            assertThat(Files.readString(file)).contains("./clonememoria down");
        }
        assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Holds the lock until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (var lock = CommandLock.take(Path.of(arguments[0]), "up", CommandLockTest::unexpected)) {
                System.out.println("held");
                Thread.currentThread().join();
            }
        }
    }

    private static void unexpected(String holder) {
        throw new AssertionError("nobody else should hold the lock: " + holder);
    }
}
