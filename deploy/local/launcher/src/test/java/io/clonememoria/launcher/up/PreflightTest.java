package io.clonememoria.launcher.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final int GATEWAY = 8080;

    @TempDir
    private Path root;

    @Test
    void namesTheTakenPortAndTheWayOut() throws IOException {
        build(Service.GATEWAY);
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var offset = stranger.getLocalPort() - GATEWAY;
            var preflight = preflight(offset);

            assertThatThrownBy(() -> preflight.run(List.of(Replica.first(Service.GATEWAY))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("port " + stranger.getLocalPort())
                .hasMessageContaining("CLONEMEMORIA_PORT_OFFSET=" + (offset + 100));
            stranger.close();
            assertThatCode(() -> preflight.run(List.of(Replica.first(Service.GATEWAY)))).doesNotThrowAnyException();
        }
    }

    @Test
    void namesTheServiceThatIsNotBuilt() throws IOException {
        build(Service.GATEWAY);

        assertThatThrownBy(() -> preflight(31_000).run(List.of(Replica.first(Service.GATEWAY), Replica.first(Service.BILLING))))
            .isInstanceOf(Failure.class)
            .hasMessageContaining("billing-service is not built");
    }

    private Preflight preflight(int offset) {
        var suite = Suite.of(Map.of("CLONEMEMORIA_ROOT", root.toString(), "CLONEMEMORIA_PORT_OFFSET", Integer.toString(offset)));
        suite.state().create();
        return new Preflight(suite);
    }

    private void build(Service service) throws IOException {
        var folder = Files.createDirectories(root.resolve(service.part()).resolve("target/quarkus-app"));
        Files.createFile(folder.resolve("quarkus-run.jar"));
    }
}
