package io.clonememoria.platform.request;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of a request: the caller's own when it is harmless, else a new one. */
public final class RequestId {
    /** Header in which it comes and in which every answer carries it. */
    public static final String HEADER = "x-request-id";

    /** Key in the log's context. */
    public static final String LOG_KEY = "request_id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /** @param offered what the caller sent; it ends up in logs and headers, so only plain characters are taken */
    public static String of(@Nullable String offered) {
        return offered != null && HARMLESS.matcher(offered).matches()
                ? offered
                : UuidCreator.getTimeOrderedEpoch().toString();
    }

    /** The id of the request that is being worked on, where there is one. */
    public static Optional<String> current() {
        return Optional.ofNullable((String) MDC.get(LOG_KEY));
    }
}
