package io.clonememoria.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @TempDir
    private Path folder;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void mergesPartsByTimeAndKeepsStackTracesTogether() throws IOException {
        log("kafka", "2026-01-01 10:00:02,000 INFO second");
        log("gateway", """
            2026-01-01 10:00:01.000 ERROR first
            \tat somewhere
            2026-01-01 10:00:03.000 INFO third""");

        logs().showAll(false);

        assertThat(output.toString().lines().map(line -> line.substring(line.indexOf(' ')).strip())).containsExactly(
            "2026-01-01 10:00:01.000 ERROR first",
            "at somewhere",
            "2026-01-01 10:00:02,000 INFO second",
            "2026-01-01 10:00:03.000 INFO third");
    }

    @Test
    void showsTheLastTwoHundredLines() throws IOException {
        log("gateway", IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).collect(Collectors.joining("\n")));

        logs().show("gateway", false);

        assertThat(output.toString().lines()).hasSize(200).startsWith("301").endsWith("500");
    }

    @Test
    void readsOnlyTheEndOfALargeLog() throws IOException {
        var line = "x".repeat(999);
        log("gateway", IntStream.range(0, 2000).mapToObj(_ -> line).collect(Collectors.joining("\n")));

        logs().show("gateway", false);

        assertThat(output.toString().lines()).hasSize(200).allMatch(line::equals);
    }

    @Test
    void namesThePartsWhenAskedForOneThatDoesNotExist() throws IOException {
        log("gateway", "");

        assertThatThrownBy(() -> logs().show("gatway", false))
            .isInstanceOf(Failure.class)
            .hasMessageContaining("'gatway'").hasMessageContaining("gateway");
    }

    private void log(String part, String text) throws IOException {
        var file = folder.resolve(part + ".log");
        Files.writeString(file, text + "\n");
        files.put(part, file);
    }

    private Logs logs() {
        return new Logs(Suite.of(Map.of("CLONEMEMORIA_ROOT", folder.toString())), Terminal.plain(new PrintStream(output)), files);
    }
}
