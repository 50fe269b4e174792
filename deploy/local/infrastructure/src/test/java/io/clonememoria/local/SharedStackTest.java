package io.clonememoria.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedStackTest {

    @Test
    void isTheSameForEveryClassLoader() throws Exception {
        var classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(SharedStackTest::url).toArray(URL[]::new);
        try (var other = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            var kafka = other.loadClass(TestInfrastructure.class.getName()).getMethod("kafka").invoke(null);

            assertThat(kafka).isEqualTo(TestInfrastructure.kafka());
            var bus = other.loadClass(TestBus.class.getName());
            assertThat(bus.getMethod("fact", String.class, String.class, UUID.class, String.class)
                .invoke(null, "clonememoria.clone", "clone.created", UUID.randomUUID(), "{}")).as("with this thread's class loader").isNotNull();
        }
    }

    /** A JVM that starts the infrastructure, says where it lies, and waits to be killed. */
    static final class Victim {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(TestInfrastructure.configuration().get("clonememoria.keys.folder"));
            Thread.currentThread().join();
        }
    }

    @Test
    void leavesNothingWhenItsJvmIsKilled() throws Exception {
        var victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"), Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var output = victim.inputReader()) {
            var folder = Path.of(output.readLine()).getParent();
            var servers = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString())).toList();
            assertThat(servers).hasSizeGreaterThanOrEqualTo(2);

            victim.destroyForcibly();

            for (var server : servers) {
                server.onExit().get(30, TimeUnit.SECONDS);
            }
            assertThat(folder).doesNotExist();
        } finally {
            victim.destroyForcibly();
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
