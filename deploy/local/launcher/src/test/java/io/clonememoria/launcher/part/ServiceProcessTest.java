package io.clonememoria.launcher.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.ProcessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    @TempDir
    private Path root;
    private Suite suite;
    private ServiceProcess service;
    private ServiceStart start;

    @BeforeEach
    void aBuiltService() throws IOException {
        suite = Suite.of(Map.of("CLONEMEMORIA_ROOT", root.toString()));
        suite.state().create();
        var built = Files.createDirectories(root.resolve("clone-service/target/quarkus-app"));
        Files.writeString(built.resolve("quarkus-run.jar"), "first build");
        start = start(built, "1");
        service = new ServiceProcess(suite, Replica.first(Service.CLONE));
    }

    @AfterEach
    void end() {
        service.end();
    }

    @Test
    void runsUntilItIsEnded() {
        service.start(start);
        assertThat(service.running()).isTrue();
        assertThat(service.expected()).isTrue();

        assertThat(service.end()).isEqualTo(Ending.ENDED);

        assertThat(service.running()).isFalse();
        assertThat(service.expected()).isFalse();
        assertThat(service.end()).isEqualTo(Ending.WAS_GONE);
    }

    @Test
    void isFoundAgainByALaterCommand() {
        service.start(start);

        assertThat(new ServiceProcess(suite, Replica.first(Service.CLONE)).runs(start)).isTrue();
        assertThat(new ServiceProcess(suite, Replica.first(Service.MEMORY)).running()).isFalse();
    }

    @Test
    void isOutdatedWhenItWasBuiltAnew() {
        service.start(start);

        assertThat(service.runs(start(start.built(), "2"))).isFalse();
        assertThat(service.running()).isTrue();
    }

    @Test
    void neverEndsAStrangerWhoCarriesItsPidNow() throws IOException {
        service.start(start);
        var record = root.resolve(".clonememoria/run/clone-service.pid");
        var own = Files.readString(record);
        service.end();
        var stranger = bornAtAnotherMomentThan(own);
        try {
            Files.writeString(record, own.replaceFirst("^\\d+", Long.toString(stranger.pid())));

            assertThat(service.running()).isFalse();
            assertThat(service.end()).isEqualTo(Ending.WAS_GONE);

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    /** The kernel's clock ticks a hundred times a second; a pid cannot come round within a tick, but two starts can. */
    private static Process bornAtAnotherMomentThan(String recorded) throws IOException {
        while (true) {
            var process = new ProcessBuilder("sleep", "600").start();
            if (!recorded.contains(ProcessKey.of(process.toHandle()).orElseThrow().birth())) {
                return process;
            }
            process.destroyForcibly();
        }
    }

    @Test
    void keepsItsFilesWhenABuildReplacesTheOriginals() throws IOException {
        service.start(start);

        // As Maven does it: the old file goes, a new one comes.
        Files.delete(start.built().resolve("quarkus-run.jar"));
        Files.writeString(start.built().resolve("quarkus-run.jar"), "second build");

        assertThat(root.resolve(".clonememoria/services/clone-service/quarkus-run.jar")).hasContent("first build");
    }

    private static ServiceStart start(Path built, String fingerprint) {
        return new ServiceStart(built, List.of("sleep", "600"), Map.of(), fingerprint);
    }
}
