package io.clonememoria.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which headers pass the door.
 *
 * <p>Into the house nothing passes that could be taken for a statement of ours about the sender; out of it nothing that
 * tells about its inside. {@code Host} and {@code Transfer-Encoding} are the HTTP client's and server's own.
 */
final class Headers {
    /** Those that are about one connection only (RFC 9110, section 7.6.1). */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-authenticate",
            "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

    private static final Set<String> CLAIMS = Set.of("authorization", "cookie", "expect", "forwarded", "true-client-ip",
            "x-api-key", "x-client-ip", "x-cluster-client-ip", "x-http-method", "x-http-method-override",
            "x-method-override", "x-original-url", "x-real-ip", "x-rewrite-url");
    /** The client of each hop writes them itself, with the gateway's own span as the parent. */
    private static final Set<String> TRACE = Set.of("baggage", "traceparent", "tracestate");

    private static final List<String> CLAIM_PREFIXES = List.of("x-edge-", "x-forwarded-", "x-internal-", "x-user-");

    private static final Set<String> INSIDE = Set.of("authorization", "ratelimit", "ratelimit-policy", "server", "via",
            "x-powered-by", "x-request-id");
    private static final List<String> INSIDE_PREFIXES = List.of("x-edge-", "x-internal-", "x-user-");

    private Headers() {}

    /**
     * Makes the headers of a request those that a service may believe.
     *
     * @param headers   a copy of the request's, changed here
     * @param edgeToken says who sends it, null when nobody does
     */
    static void inbound(MultiMap headers, HttpServerRequest request, @Nullable String edgeToken) {
        keepOnly(headers, name -> !CLAIMS.contains(name) && !TRACE.contains(name)
                && CLAIM_PREFIXES.stream().noneMatch(name::startsWith));
        if (edgeToken != null) {
            headers.set("authorization", "Bearer " + edgeToken);
        }
        var sender = request.remoteAddress();
        if (sender != null && sender.hostAddress() != null) {
            headers.set("x-forwarded-for", sender.hostAddress());
        }
        headers.set("x-forwarded-proto", String.valueOf(request.scheme()));
    }

    /** Takes out of an answer's headers what is not for strangers, and what the gateway has said already. */
    static void outbound(MultiMap headers) {
        keepOnly(headers, name -> !INSIDE.contains(name) && INSIDE_PREFIXES.stream().noneMatch(name::startsWith));
    }

    private static void keepOnly(MultiMap headers, Predicate<String> wanted) {
        var aboutConnection = namedByConnection(headers);
        for (var name : List.copyOf(headers.names())) {
            // Some programs read x_user_id as X-User-Id.
            var canonical = name.toLowerCase(Locale.ROOT).replace('_', '-');
            if (HOP_BY_HOP.contains(canonical) || aboutConnection.contains(canonical) || !wanted.test(canonical)) {
                headers.remove(name);
            }
        }
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        var names = new TreeSet<String>();
        headers.getAll("connection").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                // A length that only some of the programs on the way see is how requests are smuggled.
                .filter(name -> !name.equals("content-length"))
                .forEach(names::add);
        return names;
    }
}
