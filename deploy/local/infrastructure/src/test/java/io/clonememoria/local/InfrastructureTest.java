package io.clonememoria.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.host.LocalFailure;
import io.clonememoria.local.host.Ports;
import io.clonememoria.local.postgres.PostgresAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Local processes as {@code up} uses them. */
@DisabledIf("infrastructureComesFromElsewhere")
class InfrastructureTest {

    @TempDir
    Path folder;

    private Infrastructure infrastructure;

    static boolean infrastructureComesFromElsewhere() {
        return System.getenv("CLONEMEMORIA_POSTGRES_URL") != null || System.getenv("CLONEMEMORIA_KAFKA") != null
            || io.clonememoria.local.host.Docker.answers();
    }

    @BeforeEach
    void openFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        infrastructure = Infrastructure.lasting(folder, freePort(), freePort());
    }

    @AfterEach
    void leaveNothing() {
        infrastructure.stop();
        infrastructure.removeData();
        assertThat(ours()).isEmpty();
    }

    @Test
    void startsOnceKeepsItsDataAndLeavesNoProcess() throws Exception {
        var addresses = infrastructure.start();
        run(addresses.postgres(), "create table kept (id int)");
        var processes = ours();

        assertThat(infrastructure.start()).as("a second start is harmless").isEqualTo(addresses);
        assertThat(ours()).containsAll(processes.stream().filter(InfrastructureTest::isServer).toList());

        infrastructure.stop();
        assertThat(ours()).isEmpty();
        assertThat(infrastructure.postgres().running()).isFalse();
        assertThat(infrastructure.kafka().running()).isFalse();

        assertThat(infrastructure.start()).isEqualTo(addresses);
        run(addresses.postgres(), "insert into kept values (1)");
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        var addresses = infrastructure.start();
        run(addresses.postgres(), "create table kept (id int)");
        ours().stream().filter(InfrastructureTest::isServer).forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });

        assertThat(infrastructure.start()).isEqualTo(addresses);

        run(addresses.postgres(), "insert into kept values (1)");
    }

    @Test
    void stopsTheOtherPartWhenOneCannotStart() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            infrastructure = Infrastructure.lasting(folder, taken.getLocalPort(), freePort());

            assertThatThrownBy(infrastructure::start)
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("PostgreSQL cannot start: port " + taken.getLocalPort() + " is taken by pid");
            assertThat(ours()).isEmpty();
        }
    }

    @Test
    void namesTheCauseAndTheLogWhenTheBrokerDoesNotComeUp() throws IOException {
        Files.createDirectories(folder.resolve("kafka/data"));
        Files.writeString(folder.resolve("kafka/data/meta.properties"), "version=1\ncluster.id=somebody-elses\nnode.id=7\n");

        assertThatThrownBy(infrastructure::start)
            .isInstanceOf(LocalFailure.class)
            .hasMessageStartingWith("Kafka ended while starting: ")
            .hasMessageContaining("Stored node id 7 doesn't match")
            .hasMessageEndingWith("(log: " + folder.resolve("logs/kafka.log") + ")")
            .hasMessageNotContaining("\n");
        assertThat(ours()).isEmpty();
    }

    @Test
    void namesTheCauseAndTheLogWhenTheDatabaseDoesNotComeUp() throws Exception {
        infrastructure.start();
        infrastructure.stop();
        var data = folder.resolve("postgres/data");
        Files.delete(data.resolve("global/pg_control"));

        assertThatThrownBy(infrastructure::start)
            .isInstanceOf(LocalFailure.class)
            .hasMessageStartingWith("PostgreSQL ended while starting: ")
            .hasMessageContaining("pg_control")
            .hasMessageEndingWith("(log: " + folder.resolve("logs/postgres.log") + ")");
    }

    /** Processes that run out of our folder. */
    private List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
            .toList();
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info().command().map(command -> command.endsWith("/postgres") || command.endsWith("/java")).orElse(false);
    }

    private static int freePort() {
        return Ports.free(2); // Kafka takes its neighbour too
    }

    private static void run(PostgresAddress postgres, String sql) throws Exception {
        try (var connection = postgres.connect("postgres"); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
