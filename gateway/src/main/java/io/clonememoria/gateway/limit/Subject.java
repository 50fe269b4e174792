package io.clonememoria.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is counted.
 *
 * @param person  whose credential held, else null
 * @param address where the request comes from, as {@link #ofAddress} gives it
 */
public record Subject(@Nullable UUID person, String address) {
    private static final int NETWORK_BYTES = 8;
    private static final int MAX_LENGTH = 64;

    /**
     * The subject of a request.
     *
     * @param host the sender's address; of an IPv6 address only the network counts, for each household owns 2^64 of them
     */
    public static Subject of(@Nullable UUID person, @Nullable String host) {
        return new Subject(person, host == null ? "unknown" : ofAddress(host));
    }

    private static String ofAddress(String host) {
        try {
            var address = InetAddress.ofLiteral(host.indexOf('%') < 0 ? host : host.substring(0, host.indexOf('%')));
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : address.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            // A trusted proxy may send a name of its own invention for the sender.
            return host.length() <= MAX_LENGTH ? host : host.substring(0, MAX_LENGTH);
        }
    }
}
