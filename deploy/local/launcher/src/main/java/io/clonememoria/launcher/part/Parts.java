package io.clonememoria.launcher.part;

import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** All parts of a suite by name: the infrastructure first, as they start. */
public final class Parts {

    private Parts() {}

    /** The processes of this machine that run now. */
    public static Map<String, ProcessHandle> processes(Suite suite) {
        var running = new LinkedHashMap<String, ProcessHandle>();
        var infrastructure = new InfrastructureParts(suite);
        infrastructure.process(InfrastructureParts.POSTGRES).ifPresent(it -> running.put(InfrastructureParts.POSTGRES, it));
        infrastructure.process(InfrastructureParts.KAFKA).ifPresent(it -> running.put(InfrastructureParts.KAFKA, it));
        for (var service : Service.values()) {
            new ServiceProcess(suite, service).running()
                .flatMap(known -> known.key().running())
                .ifPresent(it -> running.put(service.part(), it));
        }
        return running;
    }

    /** Where each part logs, whether or not it ever has. */
    public static Map<String, Path> logs(Suite suite) {
        var logs = new LinkedHashMap<String, Path>();
        var infrastructure = new InfrastructureParts(suite);
        logs.put(InfrastructureParts.POSTGRES, infrastructure.log(InfrastructureParts.POSTGRES));
        logs.put(InfrastructureParts.KAFKA, infrastructure.log(InfrastructureParts.KAFKA));
        for (var service : Service.values()) {
            logs.put(service.part(), new ServiceProcess(suite, service).log());
        }
        return logs;
    }
}
