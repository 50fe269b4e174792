package io.clonememoria.local.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** TCP ports of the loopback address. */
public final class Ports {

    /** Stands for: any port that is free. */
    public static final int ANY = 0;

    private static final int FIRST_QUIET = 18_000;
    private static final int LAST_QUIET = 32_000;
    private static final int TRIES = 1_000;
    /** A process that is being started holds our open sockets, a probe's too, until it has become another program. */
    private static final int CLAIMS = 20;
    private static final Duration BETWEEN_CLAIMS = Duration.ofMillis(50);

    private Ports() {}

    /** The wanted port, or a free one for {@link #ANY}. Fails when the port is taken, naming who wants it. */
    public static int claim(int wanted, String who) {
        return wanted == ANY ? free(1) : bindPatiently(wanted, who);
    }

    private static int bindPatiently(int wanted, String who) {
        for (var claim = 1; claim < CLAIMS; claim++) {
            if (isFree(wanted)) {
                return wanted;
            }
            LockSupport.parkNanos(BETWEEN_CLAIMS.toNanos());
        }
        return bind(wanted, who);
    }

    /**
     * The first of so many neighbouring ports that are free now.
     *
     * <p>Below the range from which Linux takes the ports of outgoing connections: one of those could be gone a moment
     * later. A free port is a guess all the same, so whoever wants it must be able to say that it was taken.
     */
    public static int free(int neighbours) {
        return ThreadLocalRandom.current().ints(TRIES, FIRST_QUIET, LAST_QUIET - neighbours)
            .filter(port -> IntStream.range(port, port + neighbours).allMatch(Ports::isFree))
            .findFirst()
            .orElseThrow(() -> new LocalFailure("no free port between %d and %d".formatted(FIRST_QUIET, LAST_QUIET)));
    }

    private static boolean isFree(int port) {
        try {
            return bind(port, "a probe") == port;
        } catch (LocalFailure taken) {
            return false;
        }
    }

    private static int bind(int wanted, String who) {
        // Without SO_REUSEADDR a port in TIME_WAIT would look taken after every restart.
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new LocalFailure("%s cannot start: port %d is taken by %s"
                .formatted(who, wanted, PortHolder.of(wanted).orElse("another process")));
        }
    }

    /** Whether something listens at {@code host:port}; far cheaper to ask than a client of the protocol. */
    public static boolean accepts(String address) {
        var colon = address.lastIndexOf(':');
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))), 1000);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
