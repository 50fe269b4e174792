package io.clonememoria.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> ENDLESS = List.of("tail", "-f", "/dev/null");

    @TempDir
    Path folder;

    private Path record;
    private Path log;
    private Daemon daemon;

    @BeforeEach
    void name() {
        record = folder.resolve("run/it.pid");
        log = folder.resolve("logs/it.log");
        daemon = new Daemon("It", record, log);
    }

    @AfterEach
    void end() {
        daemon.stop(PATIENCE);
    }

    @Test
    void isFoundAndEndedByALaterOne() {
        daemon.start(ENDLESS);

        var later = new Daemon("It", record, log);

        assertThat(later.process()).isEqualTo(daemon.process()).isPresent();
        assertThat(later.stop(PATIENCE)).isEqualTo(Ending.ENDED);
        assertThat(daemon.running()).isFalse();
        assertThat(record).doesNotExist();
    }

    @Test
    void isKilledWhenItDoesNotListen() {
        // The subshell's wait returns at once on a trapped signal, so it waits again.
        daemon.start(List.of("sh", "-c", "trap '' TERM; echo deaf; tail -f /dev/null & while :; do wait; done"));
        daemon.awaitReady(() -> contains(log, "deaf"), PATIENCE);
        var child = daemon.process().orElseThrow().children().toList();

        assertThat(daemon.stop(Duration.ofMillis(100))).isEqualTo(Ending.KILLED);
        assertThat(daemon.running()).isFalse();
        child.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void leavesAStrangerAloneThatCarriesItsPid() throws IOException {
        daemon.start(ENDLESS);
        var stranger = daemon.process().orElseThrow();
        var remembered = Files.readString(record);
        Files.writeString(record, stranger.pid() + " another-boot/1\n");

        assertThat(daemon.running()).isFalse();
        assertThat(daemon.stop(PATIENCE)).isEqualTo(Ending.WAS_GONE);

        assertThat(stranger.isAlive()).isTrue();
        Files.writeString(record, remembered);
    }

    @Test
    void endsNobodyOverADamagedRecord() throws IOException {
        Disk.folder(record.getParent());
        Files.writeString(record, "rubbish");

        assertThat(daemon.stop(PATIENCE)).isEqualTo(Ending.WAS_GONE);
    }

    @Test
    void passesItsEnvironment() {
        daemon.start(List.of("sh", "-c", "echo \"<$GREETING>\"; tail -f /dev/null"), Map.of("GREETING", "hello"));

        daemon.awaitReady(() -> contains(log, "<hello>"), PATIENCE);
    }

    @Test
    void tellsInOneLineWhyItDiedWhileStarting() {
        daemon.start(List.of("sh", "-c", "echo 'all is well'; echo 'FATAL:  could not write: No space left on device'; echo bye"));

        assertThatThrownBy(() -> daemon.awaitReady(() -> false, PATIENCE))
            .isInstanceOf(LocalFailure.class)
            .hasMessage("It ended while starting: could not write: No space left on device (log: " + log + ")");
    }

    @Test
    void isEndedWhenItDoesNotComeUpInTime() {
        daemon.start(ENDLESS);
        var process = daemon.process().orElseThrow();

        assertThatThrownBy(() -> daemon.awaitReady(() -> false, Duration.ZERO))
            .isInstanceOf(LocalFailure.class)
            .hasMessage("It did not come up within 0 s (log: " + log + ")");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void keepsTheLogOfTheStartBefore() {
        daemon.start(List.of("echo", "first"));
        daemon.awaitEnd(PATIENCE);
        daemon.start(List.of("echo", "second"));
        daemon.awaitEnd(PATIENCE);

        assertThat(log).content().isEqualTo("second\n");
        assertThat(folder.resolve("logs/it.log.1")).content().isEqualTo("first\n");
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException notYet) {
            return false;
        }
    }
}
