package io.clonememoria.gateway.proxy;

import io.clonememoria.platform.problem.BadRequest;
import io.clonememoria.platform.problem.NotAllowed;
import io.clonememoria.platform.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/** Whether it is beyond doubt where a request ends: on one connection the next one begins there. */
final class Framing {
    private static final int UPGRADE_REQUIRED = 426;

    private Framing() {}

    static Optional<Problem> problemOf(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            // Its clients cannot take an answer in chunks: event streams would have to be collected.
            return Optional.of(new NotAllowed(UPGRADE_REQUIRED, "http-1-1-required", "Speak HTTP/1.1."));
        }
        var encodings = request.headers().getAll("transfer-encoding");
        if (encodings.isEmpty() || encodings.equals(List.of("chunked"))) {
            return Optional.empty();
        }
        return Optional.of(new BadRequest("unknown-transfer-encoding", "The only Transfer-Encoding is chunked."));
    }

    static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader("content-length");
        return length != null ? Long.parseLong(length) > 0 : request.headers().contains("transfer-encoding");
    }

    /** A body that says itself that it is too large need not even begin. */
    static Optional<Problem> tooLarge(HttpServerRequest request, long limit) {
        var length = request.getHeader("content-length");
        return length != null && Long.parseLong(length) > limit
                ? Optional.of(new BodyTooLarge(limit))
                : Optional.empty();
    }
}
