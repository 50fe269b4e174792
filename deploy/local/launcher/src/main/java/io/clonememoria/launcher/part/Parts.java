package io.clonememoria.launcher.part;

import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.Infrastructure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All parts of a suite by name: the infrastructure first, as they start. */
public final class Parts {

    /** The names under which local-infrastructure keeps its two processes, and so those of their logs. */
    public static final String POSTGRES = "postgres";
    public static final String KAFKA = "kafka";

    private Parts() {}

    private static List<String> names() {
        return Stream.concat(Stream.of(POSTGRES, KAFKA), Arrays.stream(Service.values()).map(Service::part)).toList();
    }

    /** Those that run now as processes of this machine. */
    public static Map<String, ProcessHandle> processes(Suite suite) {
        var running = new LinkedHashMap<String, ProcessHandle>();
        names().forEach(part -> suite.site().daemon(part, part).process().ifPresent(process -> running.put(part, process)));
        return running;
    }

    /** Where each part logs, whether or not it ever has. */
    public static Map<String, Path> logs(Suite suite) {
        var logs = new LinkedHashMap<String, Path>();
        names().forEach(part -> logs.put(part, suite.site().log(part)));
        return logs;
    }

    /** Where the infrastructure answers now. @throws Failure when it does not run */
    public static Infrastructure.Addresses addresses(Suite suite) {
        var infrastructure = suite.infrastructure();
        if (!infrastructure.postgres().running() || !infrastructure.kafka().running()) {
            throw new Failure("PostgreSQL and Kafka do not run; ./clonememoria up starts them");
        }
        return infrastructure.start();
    }
}
