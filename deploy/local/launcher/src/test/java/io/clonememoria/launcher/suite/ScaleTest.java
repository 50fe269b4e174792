package io.clonememoria.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.Infrastructure;
import io.clonememoria.local.postgres.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTest {

    @TempDir
    private Path root;
    private Suite suite;

    @BeforeEach
    void aSuite() {
        suite = Suite.of(Map.of("CLONEMEMORIA_ROOT", root.toString()));
        suite.state().create();
    }

    @Test
    void isOneOfEachUnlessSomebodyAskedForMore() {
        assertThat(suite.scale().replicas()).extracting(Replica::part)
            .containsExactly("clone-service", "memory-service", "workspace-service", "billing-service", "gateway");
    }

    @Test
    void isRememberedUntilSomebodyAsksForAnotherNumber() {
        suite.scaleTo(suite.scale().with(Map.of(Service.MEMORY, 2, Service.GATEWAY, 2)));
        suite.scaleTo(suite.scale().with(Map.of(Service.GATEWAY, 1)));

        assertThat(suite.scale().of(Service.MEMORY)).extracting(Replica::part)
            .containsExactly("memory-service", "memory-service.2");
        assertThat(suite.scale().of(Service.GATEWAY)).hasSize(1);

        suite.scaleTo(suite.scale().with(Map.of(Service.MEMORY, 1)));

        assertThat(suite.scale().replicas()).hasSize(Service.values().length);
    }

    @Test
    void refusesNumbersForWhichThereAreNoPorts() {
        assertThatThrownBy(() -> suite.scale().with(Map.of(Service.MEMORY, 10)))
            .isInstanceOf(Failure.class).hasMessage("memory-service can have 1 to 9 replicas, not 10");
        assertThatThrownBy(() -> suite.scale().with(Map.of(Service.MEMORY, 0))).isInstanceOf(Failure.class);
    }

    @Test
    void tellsServicesWhereAllReplicasAre() throws IOException {
        suite.scaleTo(suite.scale().with(Map.of(Service.MEMORY, 2)));
        var addresses = new Infrastructure.Addresses(new PostgresAddress("127.0.0.1", 15432, "postgres", "secret"), "127.0.0.1:19092");

        var second = ServiceSettings.of(suite, addresses, new Replica(Service.MEMORY, 2)).variables();

        assertThat(second).containsEntry("QUARKUS_HTTP_PORT", "8092").containsEntry("QUARKUS_MANAGEMENT_PORT", "9092")
            .containsEntry("CLONEMEMORIA_MEMORY_SERVICE_URL", "http://127.0.0.1:8082")
            .containsEntry("CLONEMEMORIA_MEMORY_SERVICE_URLS", "http://127.0.0.1:8082,http://127.0.0.1:8092")
            .containsEntry("CLONEMEMORIA_MEMORY_SERVICE_MANAGEMENT_URLS", "http://127.0.0.1:9082,http://127.0.0.1:9092")
            .doesNotContainKey("CLONEMEMORIA_CLONE_SERVICE_URLS");
    }

    @Test
    void saysWhatToDoAboutADamagedFile() throws IOException {
        Files.writeString(suite.state().replicas(), "memory-service=many");

        assertThatThrownBy(suite::scale).isInstanceOf(Failure.class).hasMessageContaining("delete it");
    }
}
