package io.clonememoria.gateway.door;

import static java.util.stream.Collectors.joining;

import io.clonememoria.platform.problem.NotAllowed;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * What a request may look like before anybody looks at what it is about.
 *
 * <p>The HTTP server below allows twice these sizes, so that most of what is too long still gets a proper answer here.
 */
final class RequestHead {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final int MAX_TARGET = 8 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private RequestHead() {}

    /** @throws NotAllowed when its method, target or headers are beyond what the API has use for */
    static void requireSensible(HttpServerRequest request) {
        require(request, METHODS);
        if (request.uri().length() > MAX_TARGET) {
            throw new NotAllowed(URI_TOO_LONG, "target-too-long",
                    "Path and query may have at most " + MAX_TARGET + " characters together.");
        }
        if (size(request) > MAX_HEADERS) {
            throw new NotAllowed(HEADERS_TOO_LARGE, "headers-too-large",
                    "All headers together may have at most " + MAX_HEADERS + " characters.");
        }
    }

    /** @throws NotAllowed when it wants to change something that can only be read */
    static void requireRead(HttpServerRequest request) {
        require(request, READS);
    }

    private static void require(HttpServerRequest request, Set<HttpMethod> methods) {
        if (!methods.contains(request.method())) {
            request.response().putHeader("Allow", methods.stream().map(HttpMethod::name).sorted().collect(joining(", ")));
            throw new NotAllowed(METHOD_NOT_ALLOWED, "method-not-allowed",
                    "This path does not offer the method " + request.method() + ".");
        }
    }

    private static int size(HttpServerRequest request) {
        var size = 0;
        for (var header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }
}
