package io.clonememoria.local;

import io.clonememoria.local.host.Disk;
import io.clonememoria.local.postgres.Passwords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one infrastructure of a test JVM. Quarkus loads tests and their resources in class loaders of their own, several times:
 * this class is always asked for through the system class loader, so that there is one of it,
 * and speaks only in strings, which all class loaders share.
 */
public final class SharedStack {

    private static @Nullable Map<String, String> configuration;

    private SharedStack() {}

    /** Starts it the first time; answers configuration for services and, under {@code test.}, for the test classes. */
    public static synchronized Map<String, String> start() {
        if (configuration == null) {
            configuration = ClassLoaders.withOurs(SharedStack::started);
        }
        return configuration;
    }

    /** The same through the system class loader, whoever asks. */
    @SuppressWarnings("unchecked")
    static Map<String, String> ofThisJvm() {
        try {
            var shared = ClassLoader.getSystemClassLoader().loadClass(SharedStack.class.getName());
            return (Map<String, String>) shared.getMethod("start").invoke(null);
        } catch (ClassNotFoundException notOnTheClassPath) {
            // Dev mode keeps test dependencies off the system class path; there, one class loader serves all tests.
            return start();
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException(failure.getCause().getMessage(), failure.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, String> started() {
        var folder = temporaryFolder();
        var infrastructure = Infrastructure.forTests(folder);
        // Nothing runs yet; this loads what the hook needs, in case somebody rebuilds our jar while the tests run.
        infrastructure.stop();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            infrastructure.stop();
            infrastructure.removeData();
            Disk.remove(folder);
        }, "test infrastructure ends"));
        var passwords = Passwords.random();
        var addresses = infrastructure.start();
        Infrastructure.prepare(addresses, passwords);
        var edge = EdgeKeys.serve();

        var configuration = new HashMap<String, String>();
        configuration.put("clonememoria.postgres.host", addresses.postgres().host());
        configuration.put("clonememoria.postgres.port", Integer.toString(addresses.postgres().port()));
        configuration.put("clonememoria.postgres.owner-password", passwords.owner());
        configuration.put("clonememoria.postgres.login-password", passwords.login());
        configuration.put("clonememoria.postgres.worker-password", passwords.worker());
        configuration.put("clonememoria.postgres.verifier-password", passwords.verifier());
        configuration.put("kafka.bootstrap.servers", addresses.kafka());
        for (var service : List.of("gateway", "clone-service", "memory-service", "workspace-service", "billing-service")) {
            configuration.put("clonememoria." + service + ".management-url", edge.url());
        }
        configuration.put("clonememoria.keys.folder", folder.resolve("keys").toString());
        configuration.put("clonememoria.storage.folder", folder.resolve("storage").toString());
        configuration.put("test.superuser", addresses.postgres().user());
        configuration.put("test.superuser-password", addresses.postgres().password());
        configuration.put("test.edge-key", edge.privateJwk());
        configuration.put("test.service-key", edge.privateServiceJwk());
        return Map.copyOf(configuration);
    }

    private static Path temporaryFolder() {
        try {
            var folder = Files.createTempDirectory("clonememoria-test-");
            // The database server runs as another user and must reach its own folder below.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
