package io.clonememoria.local.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a Docker engine answers, asked without waking Testcontainers, which complains loudly when there is none. */
public final class Docker {

    private static final int TIMEOUT_MS = 1000;

    private Docker() {}

    /** True when something accepts connections where a Docker engine would. */
    public static boolean answers() {
        return Optional.ofNullable(System.getenv("DOCKER_HOST"))
            .map(Docker::accepts)
            .orElseGet(() -> usualSockets().anyMatch(Docker::accepts));
    }

    private static Stream<Path> usualSockets() {
        var home = System.getProperty("user.home");
        var runtime = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(folder -> Path.of(folder, "docker.sock"));
        return Stream.concat(
            Stream.of(Path.of("/var/run/docker.sock"), Path.of(home, ".docker/run/docker.sock"), Path.of(home, ".docker/desktop/docker.sock")),
            runtime.stream());
    }

    static boolean accepts(String dockerHost) {
        try {
            var uri = URI.create(dockerHost);
            return switch (String.valueOf(uri.getScheme())) {
                case "unix" -> accepts(Path.of(uri.getPath()));
                case "tcp", "http", "https" -> accepts(new InetSocketAddress(uri.getHost(), uri.getPort()));
                // A remote engine's ports would not be on our loopback address anyway.
                default -> false;
            };
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean accepts(SocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, TIMEOUT_MS);
            return true;
        } catch (IOException absent) {
            return false;
        }
    }

    private static boolean accepts(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException absent) {
            return false;
        }
    }
}
