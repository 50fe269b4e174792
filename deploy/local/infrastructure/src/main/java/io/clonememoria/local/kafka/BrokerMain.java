package io.clonememoria.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The broker's process: formats the data folder the first time, then runs Kafka until it is told to end. */
final class BrokerMain {

    /** Property: end together with the process of this id, also when that is killed. */
    static final String GUARDED_PID = "clonememoria.guarded.pid";
    /** Property: the folder to clear away then. */
    static final String GUARDED_FOLDER = "clonememoria.guarded.folder";

    /** The one cluster of this machine; any id would do. */
    private static final String CLUSTER_ID = "Y2xvbmVtZW1vcmlhLWxjbA";

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Path.of(arguments[0]);
        var pid = Long.getLong(GUARDED_PID);
        if (pid != null) {
            Guard.watch(pid, Path.of(System.getProperty(GUARDED_FOLDER)));
        }
        if (!Files.exists(dataFolder(settings).resolve("meta.properties"))) {
            var result = kafka.tools.StorageTool.execute(
                new String[] {"format", "--cluster-id", CLUSTER_ID, "--config", settings.toString()}, System.out);
            if (result != 0) {
                System.out.println("ERROR Kafka's data folder could not be formatted");
                System.exit(result);
            }
        }
        kafka.Kafka.main(new String[] {settings.toString()});
    }

    private static Path dataFolder(Path settings) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
