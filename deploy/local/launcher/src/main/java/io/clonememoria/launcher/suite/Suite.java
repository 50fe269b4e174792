package io.clonememoria.launcher.suite;

import io.clonememoria.local.Infrastructure;
import io.clonememoria.local.host.Lifetime;
import io.clonememoria.local.host.Site;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * One suite on this machine: a checkout, its state folder and its ports.
 *
 * @param root        the repository
 * @param state       where its data, logs and process ids live
 * @param ports       where its parts listen
 * @param environment what the person set, handed on to the parts
 */
public record Suite(Path root, StateFolder state, Ports ports, Map<String, String> environment) {

    /**
     * Reads CLONEMEMORIA_ROOT (default: the working folder), CLONEMEMORIA_STATE (default: {@code .clonememoria} in the
     * root) and CLONEMEMORIA_PORT_OFFSET (default: 0).
     */
    public static Suite of(Map<String, String> environment) {
        var root = Path.of(environment.getOrDefault("CLONEMEMORIA_ROOT", "")).toAbsolutePath().normalize();
        var state = root.resolve(environment.getOrDefault("CLONEMEMORIA_STATE", ".clonememoria")).normalize();
        var ports = Ports.parse(environment.getOrDefault("CLONEMEMORIA_PORT_OFFSET", "0"));
        return new Suite(root, new StateFolder(state), ports, Map.copyOf(environment));
    }

    /** The public door. */
    public URI gateway() {
        return URI.create("http://127.0.0.1:" + ports.http(Replica.first(Service.GATEWAY)));
    }

    /** How many replicas this suite has of each service, whether or not they run. */
    public Scale scale() {
        return Scale.keptIn(state.replicas());
    }

    /** Remembers it; what runs does not change by that. */
    public void scaleTo(Scale scale) {
        scale.keepIn(state.replicas());
    }

    /** PostgreSQL and Kafka of this suite, wherever they come from. */
    public Infrastructure infrastructure() {
        return Infrastructure.lasting(state.path(), ports.postgres(), ports.kafka());
    }

    /** Where the processes of this suite are remembered and log; the same place for infrastructure and services. */
    public Site site() {
        return new Site(state.path(), io.clonememoria.local.host.Ports.ANY, Lifetime.LASTING);
    }

    /** A path as the person would type it: relative to the repository where it lies inside. */
    public String shown(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }
}
