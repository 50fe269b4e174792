package io.clonememoria.platform.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/** What HTTP itself refuses, in our words: the framework's own messages name classes and methods. */
final class HttpProblems {
    private HttpProblems() {}

    /** @return empty for statuses from 500 up, which are defects */
    static Optional<Problem> of(WebApplicationException refused) {
        var status = refused.getResponse().getStatus();
        return switch (status) {
            case 400 -> Optional.of(new BadRequest("bad-request", "The request cannot be read."));
            case 401 -> Optional.of(new Unauthenticated());
            case 403 -> Optional.of(new Forbidden("forbidden", "You may not do this."));
            case 404 -> Optional.of(new NotFound("not-found", "There is nothing at this path."));
            case 405 -> Optional.of(new NotAllowed(405, "method-not-allowed", "This path does not offer this method."));
            case 406 -> Optional.of(new NotAllowed(406, "not-acceptable",
                    "This operation cannot answer in a media type that the Accept header allows."));
            case 409 -> Optional.of(new Conflict("conflict", "The request contradicts the present state."));
            case 413 -> Optional.of(new TooLarge("body-too-large", "The body is larger than allowed."));
            case 415 -> Optional.of(new UnsupportedMedia("unsupported-media-type",
                    "This operation does not read this Content-Type."));
            default -> status < 500
                    ? Optional.of(new BadRequest("bad-request", "The request cannot be processed."))
                    : Optional.empty();
        };
    }
}
