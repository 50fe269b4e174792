package io.clonememoria.launcher.part;

import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.ServiceSettings;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides how a replica of a service runs.
 *
 * @param built       the folder that Maven made
 * @param command     what is executed, in a copy of that folder
 * @param settings    environment variables
 * @param fingerprint of the build, the command and the settings: a service that runs with another one is outdated
 */
public record ServiceStart(Path built, List<String> command, Map<String, String> settings, String fingerprint) {

    private static final String JAR = "quarkus-run.jar";

    /** @throws Failure when the service has not been built */
    public static ServiceStart of(Suite suite, Infrastructure.Addresses addresses, Replica replica) {
        var service = replica.service();
        requireBuilt(suite, service);
        var built = built(suite, service);
        var settings = ServiceSettings.of(suite, addresses, replica).variables();
        var command = command(service, suite.state().services().resolve(replica.part()).resolve(JAR));
        return new ServiceStart(built, command, settings, fingerprint(built, command, settings));
    }

    /** @throws Failure when the service has not been built */
    public static void requireBuilt(Suite suite, Service service) {
        if (!Files.exists(built(suite, service).resolve(JAR))) {
            throw new Failure(service.part() + " is not built; ./clonememoria up builds what is missing");
        }
    }

    private static Path built(Suite suite, Service service) {
        return suite.root().resolve(service.part()).resolve("target/quarkus-app");
    }

    private static List<String> command(Service service, Path jar) {
        return List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + service.heap() + "m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            // Halves the processor time of a start (8 s against 16 s), which five starts at once on two cores feel.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            // memory-service's embedding model runs in native code.
            "--enable-native-access=ALL-UNNAMED",
            "-jar", jar.toString());
    }

    private static String fingerprint(Path built, List<String> command, Map<String, String> settings) {
        try {
            // Maven writes this file anew whenever it packages the service.
            var build = Files.getLastModifiedTime(built.resolve(JAR));
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((build + "\n" + command + "\n" + settings).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (IOException removedMeanwhile) {
            throw new UncheckedIOException(removedMeanwhile);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
