package io.clonememoria.acceptance.isolation;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to be sent as somebody.
 *
 * @param target  path and query
 * @param content the body, when there is one
 * @param sent    what of the victim is in it, in lower case
 * @param twist   what is special about it, empty for the plain one
 */
record Call(Operation operation, String target, Map<String, String> headers, @Nullable Content content, Set<String> sent,
        Aim aim, String twist) {

    /** A body in one of the media types that the operation reads. */
    record Content(String type, byte[] bytes) {}

    @Override
    public String toString() {
        return operation.method() + " " + target + (twist.isEmpty() ? "" : " with " + twist);
    }
}
