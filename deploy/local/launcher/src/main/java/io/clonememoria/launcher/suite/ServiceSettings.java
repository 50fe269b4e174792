package io.clonememoria.launcher.suite;

import io.clonememoria.local.Infrastructure;
import io.clonememoria.local.postgres.Passwords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The environment with which a service of this suite runs; the same contract that Kubernetes fulfils with its own values.
 *
 * @param variables by name, in alphabetical order
 */
public record ServiceSettings(Map<String, String> variables) {

    // JSON is for collectors; here people read. The date lets `logs` merge the parts by time.
    private static final String LINE_FORMAT = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5p [%c{2.}] %X{request_id} %s%e%n";

    public static ServiceSettings of(Suite suite, Infrastructure.Addresses addresses, Replica replica) {
        var ports = suite.ports();
        var passwords = Passwords.keptIn(suite.state().passwords());
        var variables = new TreeMap<String, String>();
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(ports.http(replica)));
        variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(replica)));
        variables.put("CLONEMEMORIA_REPLICA", replica.part());
        variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        variables.put("QUARKUS_LOG_CONSOLE_FORMAT", LINE_FORMAT);
        variables.put("CLONEMEMORIA_POSTGRES_HOST", addresses.postgres().host());
        variables.put("CLONEMEMORIA_POSTGRES_PORT", Integer.toString(addresses.postgres().port()));
        variables.put("CLONEMEMORIA_POSTGRES_OWNER_PASSWORD", passwords.owner());
        variables.put("CLONEMEMORIA_POSTGRES_LOGIN_PASSWORD", passwords.login());
        variables.put("CLONEMEMORIA_POSTGRES_WORKER_PASSWORD", passwords.worker());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
        for (var each : Service.values()) {
            var prefix = "CLONEMEMORIA_" + each.part().replace('-', '_').toUpperCase(Locale.ROOT);
            var replicas = suite.scale().of(each);
            variables.put(prefix + "_URL", local(ports.http(replicas.getFirst())));
            variables.put(prefix + "_MANAGEMENT_URL", local(ports.management(replicas.getFirst())));
            if (replicas.size() > 1) {
                variables.put(prefix + "_URLS", all(replicas, ports::http));
                variables.put(prefix + "_MANAGEMENT_URLS", all(replicas, ports::management));
            }
        }
        variables.put("CLONEMEMORIA_KEYS_FOLDER", suite.state().keys().toString());
        variables.put("CLONEMEMORIA_STORAGE_FOLDER", suite.state().storage().toString());
        // There is no mail server here; whoever tries a reset finds the link in the log.
        variables.put("CLONEMEMORIA_MAIL_SHOW_IN_LOG", "true");
        return new ServiceSettings(variables);
    }

    private static String all(List<Replica> replicas, ToIntFunction<Replica> port) {
        return replicas.stream().map(each -> local(port.applyAsInt(each))).collect(Collectors.joining(","));
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** For a shell: {@code eval "$(./clonememoria env clone-service)"} before {@code mvn quarkus:dev}. */
    public String asExports() {
        return variables.entrySet().stream()
            .map(each -> "export " + each.getKey() + "='" + each.getValue().replace("'", "'\\''") + "'")
            .collect(Collectors.joining(System.lineSeparator()));
    }
}
