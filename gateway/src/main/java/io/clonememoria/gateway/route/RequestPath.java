package io.clonememoria.gateway.route;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path that reads in exactly one way.
 *
 * <p>Path tricks live on two programs reading one path differently: here {@code /clones/..%2Finternal} is a clone,
 * there it is not. Ours consist of ids and words, so an allow-list of characters costs nobody anything and needs no
 * knowledge of the next trick.
 *
 * @param segments what stands between the slashes, none of them empty
 */
public record RequestPath(List<String> segments) {
    /** Possessive, for otherwise a path of thousands of segments takes all of the stack. */
    private static final Pattern SEGMENTS = Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._~-]++)++");

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a path.
     *
     * @param raw as it came, before any decoding
     * @return empty when it could be read in another way
     */
    static Optional<RequestPath> of(@Nullable String raw) {
        if ("/".equals(raw)) {
            return Optional.of(new RequestPath(List.of()));
        }
        return raw != null && SEGMENTS.matcher(raw).matches()
                ? Optional.of(new RequestPath(List.of(raw.substring(1).split("/"))))
                : Optional.empty();
    }

    /** The path again; what a service is asked for. */
    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
