package io.clonememoria.platform.problem;

/** There is no such thing, or it belongs to somebody else: strangers cannot tell which (404). */
public non-sealed class NotFound extends Problem {
    public NotFound(String type, String detail) {
        super(type, detail);
    }
}
