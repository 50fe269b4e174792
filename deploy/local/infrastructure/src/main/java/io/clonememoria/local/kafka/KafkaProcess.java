package io.clonememoria.local.kafka;

import io.clonememoria.local.host.Daemon;
import io.clonememoria.local.host.Disk;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.Lifetime;
import io.clonememoria.local.host.LocalFailure;
import io.clonememoria.local.host.Ports;
import io.clonememoria.local.host.Site;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A broker in a JVM of its own, started from our own class path, on loopback listeners only. */
final class KafkaProcess implements KafkaBroker {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final long NEEDED_MEBIBYTES = 512;
    private static final String WHO = "Kafka";

    private final Site site;
    private final Daemon daemon;
    private final Path folder;

    KafkaProcess(Site site) {
        this.site = site;
        this.daemon = site.daemon(WHO, "kafka");
        this.folder = site.folder().resolve("kafka");
    }

    @Override
    public String start() {
        if (!daemon.running()) {
            Disk.requireSpace(Disk.folder(folder), NEEDED_MEBIBYTES, WHO);
            var port = Ports.claim(site.port() == Ports.ANY ? Ports.free(2) : site.port(), WHO);
            var controller = Ports.claim(port + 1, WHO + "'s controller");
            write(settingsFile(), BrokerSettings.text(port, controller, folder.resolve("data")));
            write(servers(), "127.0.0.1:" + port);
            daemon.start(command());
        }
        var servers = read(servers());
        daemon.awaitReady(() -> Ports.accepts(servers) && Probe.answers(servers, PROBE_LIMIT), START_LIMIT);
        return servers;
    }

    @Override
    public Ending stop() {
        return daemon.stop(site.lifetime() == Lifetime.LASTING ? STOP_LIMIT : Duration.ofMillis(1));
    }

    @Override
    public void removeData() {
        Disk.remove(folder);
    }

    @Override
    public boolean running() {
        return daemon.running();
    }

    @Override
    public String describe() {
        return "Kafka as a local process (log: " + site.log("kafka") + ")";
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
            // Kafka unmaps its files through sun.misc.Unsafe; the JVM's warnings would open every log.
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dlogging.configuration=" + logging().toUri()));
        if (site.lifetime() == Lifetime.WITH_THIS_JVM) {
            command.add("-D" + BrokerMain.GUARDED_PID + "=" + ProcessHandle.current().pid());
            command.add("-D" + BrokerMain.GUARDED_FOLDER + "=" + site.folder());
        }
        // In a file, because it may be longer than a command line.
        write(folder.resolve("class-path"), "-cp \"" + classPath().replace("\\", "\\\\") + "\"");
        command.add("@" + folder.resolve("class-path"));
        command.add(BrokerMain.class.getName());
        command.add(settingsFile().toString());
        return command;
    }

    /** Ours without Quarkus, which would take the broker's log for an application's and hold it back until that starts. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            // The broker runs in another folder.
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("quarkus-"))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    }

    private Path logging() {
        var file = folder.resolve("logging.properties");
        try (var stream = KafkaProcess.class.getResourceAsStream("logging.properties")) {
            Files.write(file, Objects.requireNonNull(stream).readAllBytes());
            return file;
        } catch (IOException failure) {
            throw new LocalFailure("cannot write " + file, failure);
        }
    }

    private Path settingsFile() {
        return folder.resolve("server.properties");
    }

    /** The file with the bootstrap servers of the last start. */
    private Path servers() {
        return folder.resolve("bootstrap-servers");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new LocalFailure("cannot write " + file, failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new LocalFailure("cannot read " + file, failure);
        }
    }
}
