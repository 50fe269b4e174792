package io.clonememoria.launcher.part;

import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Selection;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.Infrastructure;
import java.nio.file.Path;
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

    private static List<String> names(Suite suite) {
        return Stream.concat(Stream.of(POSTGRES, KAFKA), suite.scale().replicas().stream().map(Replica::part)).toList();
    }

    /** Those that run now as processes of this machine. */
    public static Map<String, ProcessHandle> processes(Suite suite) {
        var running = new LinkedHashMap<String, ProcessHandle>();
        names(suite).forEach(part -> suite.site().daemon(part, part).process().ifPresent(process -> running.put(part, process)));
        return running;
    }

    /** Where each part logs, whether or not it ever has. */
    public static Map<String, Path> logs(Suite suite) {
        var logs = new LinkedHashMap<String, Path>();
        names(suite).forEach(part -> logs.put(part, suite.site().log(part)));
        return logs;
    }

    /** Of those the one of that name; when it is a service's, those of all its replicas. */
    public static Map<String, Path> logs(Suite suite, String name) {
        var logs = logs(suite);
        Selection.named(name).ifPresentOrElse(
            chosen -> logs.keySet().retainAll(chosen.among(suite.scale().replicas()).stream().map(Replica::part).toList()),
            () -> logs.keySet().retainAll(List.of(name)));
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
