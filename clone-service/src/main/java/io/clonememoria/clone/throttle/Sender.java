package io.clonememoria.clone.throttle;

import io.clonememoria.platform.request.Origin;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who attempts something, as far as addresses tell.
 *
 * @param name the same for all addresses that one machine can choose from
 */
record Sender(String name) {
    /** Whoever is given one address of IPv6 is given its whole network. */
    private static final int NETWORK_BYTES = 8;

    static Sender of(Optional<Origin> origin) {
        return new Sender(origin.map(Origin::address).map(Sender::nameOf).orElse("unknown"));
    }

    static String nameOf(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException none) {
            return "unknown";
        }
    }
}
