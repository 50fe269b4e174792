package io.clonememoria.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clonememoria.launcher.health.HealthClient;
import io.clonememoria.launcher.part.ServiceProcess;
import io.clonememoria.launcher.part.ServiceStart;
import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Progress;
import io.clonememoria.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadinessTest {

    @Test
    void noticesAServiceThatDiesAndNamesItsCauseAndItsLog(@TempDir Path root) throws IOException {
        var suite = Suite.of(Map.of("CLONEMEMORIA_ROOT", root.toString(), "CLONEMEMORIA_PORT_OFFSET", "31000"));
        suite.state().create();
        var built = Files.createDirectories(root.resolve("built"));
        var service = new ServiceProcess(suite, Replica.first(Service.MEMORY));
        service.start(new ServiceStart(built, List.of("sh", "-c", "echo 'ERROR [app] the answer is not 42'"), Map.of(), "1"));
        var output = new ByteArrayOutputStream();

        try (var progress = new Progress(Terminal.plain(new PrintStream(output)))) {
            var failure = catchThrowableOfType(Failure.class,
                () -> new Readiness(new HealthClient(suite.ports()), progress).await(List.of(service)));

            assertThat(failure).hasMessage("memory-service died at start: the answer is not 42");
            assertThat(failure.log()).isEqualTo(service.log());
        }
        assertThat(output.toString()).contains("memory-service").contains("died");
    }
}
