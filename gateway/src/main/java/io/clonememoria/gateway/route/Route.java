package io.clonememoria.gateway.route;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of the table.
 *
 * @param segments    the path's segments; {@value #ANY} stands for any one segment
 * @param whole       whether only this very path is meant, and not all that begins with it
 * @param destination who answers
 * @param access      who may ask
 */
public record Route(List<String> segments, boolean whole, Destination destination, Access access) {
    static final String ANY = "{id}";

    /** Everything at and below a path. */
    static Route below(String path, Service service) {
        return new Route(segmentsOf(path), false, new Destination.Forwarded(service), Access.PERSON);
    }

    /** One path of a service that needs no credential. */
    static Route open(String path, Service service, Access access) {
        return new Route(segmentsOf(path), true, new Destination.Forwarded(service), access);
    }

    /** One path that the gateway answers. */
    static Route own(String path, Destination.Own destination) {
        return new Route(segmentsOf(path), true, destination, Access.OPEN);
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
