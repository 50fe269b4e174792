package io.clonememoria.memory.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Which addresses are anybody's in the internet, and none of a house's, a machine's or a protocol's own. */
final class PublicAddresses {
    private static final List<Range> NOT_PUBLIC = List.of(
            Range.of("0.0.0.0", 8), Range.of("10.0.0.0", 8), Range.of("100.64.0.0", 10), Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16), Range.of("172.16.0.0", 12), Range.of("192.0.0.0", 24), Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24), Range.of("192.168.0.0", 16), Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24), Range.of("203.0.113.0", 24), Range.of("224.0.0.0", 4), Range.of("240.0.0.0", 4),
            Range.of("::", 128), Range.of("::1", 128), Range.of("fc00::", 7), Range.of("fe80::", 10), Range.of("ff00::", 8),
            Range.of("fec0::", 10), Range.of("2001:db8::", 32), Range.of("100::", 64), Range.of("64:ff9b::", 96),
            Range.of("64:ff9b:1::", 48), Range.of("2001::", 32), Range.of("2002::", 16), Range.of("::", 96));

    private PublicAddresses() {}

    /** An IPv4 address in the guise of IPv6 is judged as what it is: Java has it unwrapped already. */
    static boolean contains(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    /** @param bits how many of the first bits are the same in all of it */
    private record Range(byte[] network, int bits) {
        static Range of(String network, int bits) {
            return new Range(InetAddress.ofLiteral(network).getAddress(), bits);
        }

        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            var whole = bits / 8;
            var mask = (byte) (0xff << (8 - bits % 8));
            return bytes.length == network.length
                    && Arrays.equals(bytes, 0, whole, network, 0, whole)
                    && (bits % 8 == 0 || (bytes[whole] & mask) == (network[whole] & mask));
        }
    }

}
