package io.clonememoria.platform.problem;

import java.util.Map;

/**
 * A refusal that a caller may see.
 *
 * <p>The detail is safe for strangers and helps them; causes belong in the log. Has no stack trace: a refusal is an
 * outcome, not a defect.
 */
public abstract sealed class Problem extends RuntimeException
        permits BadRequest, Unauthenticated, LimitExceeded, Forbidden, NotFound, NotAllowed, Conflict, TooLarge,
        UnsupportedMedia, Invalid, Throttled, Unavailable, Unexpected {

    private final String type;

    /**
     * @param type   a stable slug such as {@code memory-not-found}; part of the API's contract
     * @param detail what is wrong with this request and what would be right
     */
    protected Problem(String type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** The stable slug; {@link ProblemBody} makes the URI of it. */
    public String type() {
        return type;
    }

    /** Further members of the problem document, by their names in JSON. */
    public Map<String, Object> members() {
        return Map.of();
    }

    /** Further response headers, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return Map.of();
    }

    /** The HTTP status of this kind of problem; the one place that knows. */
    public final int status() {
        return switch (this) {
            case BadRequest _ -> 400;
            case Unauthenticated _ -> 401;
            case LimitExceeded _ -> 402;
            case Forbidden _ -> 403;
            case NotFound _ -> 404;
            case NotAllowed kind -> kind.status;
            case Conflict _ -> 409;
            case TooLarge _ -> 413;
            case UnsupportedMedia _ -> 415;
            case Invalid _ -> 422;
            case Throttled _ -> 429;
            case Unexpected _ -> 500;
            case Unavailable _ -> 503;
        };
    }
}
