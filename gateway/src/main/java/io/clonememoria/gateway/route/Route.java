package io.clonememoria.gateway.route;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table.
 *
 * @param segments    the path's segments; {@value #ANY} stands for any one segment
 * @param whole       whether only this very path is meant, and not all that begins with it
 * @param destination who answers
 * @param access      who may ask
 * @param resource    what a key's scope for it is called, null where no key gets in
 * @param onlyReads   whether even a POST changes nothing here, so that a key that may read may send it
 */
public record Route(List<String> segments, boolean whole, Destination destination, Access access,
        @Nullable String resource, boolean onlyReads) {
    static final String ANY = "{id}";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Everything at and below a path, for people and for keys with a scope of that resource. */
    static Route below(String path, Service service, String resource) {
        return new Route(segmentsOf(path), false, new Destination.Forwarded(service), Access.PERSON, resource, false);
    }

    /** One path at which a POST is a question. */
    static Route question(String path, Service service, String resource) {
        return new Route(segmentsOf(path), true, new Destination.Forwarded(service), Access.PERSON, resource, true);
    }

    /** Everything at and below a path, for people in their sessions only. */
    static Route personal(String path, Service service) {
        return new Route(segmentsOf(path), false, new Destination.Forwarded(service), Access.PERSON, null, false);
    }

    /** Everything at and below a path, for administrators of the platform only. */
    static Route administration(String path, Service service) {
        return new Route(segmentsOf(path), false, new Destination.Forwarded(service), Access.ADMINISTRATOR, null, false);
    }

    /** One path of a service that needs no credential, and where keys have no business. */
    static Route open(String path, Service service, Access access) {
        return open(path, service, access, null);
    }

    /** One path of a service that needs no credential; a key that comes along needs its scope all the same. */
    static Route open(String path, Service service, Access access, @Nullable String resource) {
        return new Route(segmentsOf(path), true, new Destination.Forwarded(service), access, resource, false);
    }

    /** One path that the gateway answers to administrators of the platform only, or passes on to a service that it names. */
    static Route administration(String path, Destination destination) {
        return new Route(segmentsOf(path), true, destination, Access.ADMINISTRATOR, null, false);
    }

    /** One path that the gateway answers. */
    static Route own(String path, Destination.Own destination) {
        return new Route(segmentsOf(path), true, destination, Access.OPEN, null, false);
    }

    /** The scope that a key needs for a request; empty where no key gets in. */
    public Optional<String> scopeOf(String method) {
        return Optional.ofNullable(resource).map(name -> name + (onlyReads || READS.contains(method) ? ":read" : ":write"));
    }

    boolean matches(RequestPath path) {
        var asked = path.segments();
        return (whole ? asked.size() == segments.size() : asked.size() >= segments.size())
                && IntStream.range(0, segments.size())
                        .allMatch(i -> segments.get(i).equals(ANY) || segments.get(i).equals(asked.get(i)));
    }

    int length() {
        return segments.size();
    }

    /** The path as the table shows it; of bounded variety, so fit for metrics. */
    public String pattern() {
        return "/" + String.join("/", segments);
    }

    private static List<String> segmentsOf(String path) {
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
    }
}
