package io.clonememoria.platform.request;

import io.netty.util.NetUtil;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where a request came. Personal: it must not get into logs, and onto the bus only encrypted.
 *
 * @param address   as the gateway saw it
 * @param userAgent what the client says that it is, cut to a bounded length
 */
public record Origin(@Nullable String address, @Nullable String userAgent) {
    static final int LONGEST_AGENT = 500;

    private static final String KEY = Origin.class.getName();
    /** Without the name of an interface, which says nothing elsewhere. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** @param forwardedFor what the gateway wrote; whatever is no address is nobody's */
    static Origin of(@Nullable String forwardedFor, @Nullable String userAgent) {
        return new Origin(
                forwardedFor != null && isAddress(forwardedFor) ? forwardedFor : null,
                userAgent == null ? null : cut(CONTROL.matcher(userAgent).replaceAll(" ")));
    }

    /** Where the present request came from, where there is one. */
    public static Optional<Origin> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    void remember() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, this);
        }
    }

    /** One that a database takes for an address. */
    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches()
                && (NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text));
    }

    /** Never between the halves of a character. */
    private static String cut(String agent) {
        return agent.codePointCount(0, agent.length()) <= LONGEST_AGENT
                ? agent
                : agent.substring(0, agent.offsetByCodePoints(0, LONGEST_AGENT));
    }

    /** Without what it says: origins must not end up in logs. */
    @Override
    public String toString() {
        return "Origin";
    }
}
