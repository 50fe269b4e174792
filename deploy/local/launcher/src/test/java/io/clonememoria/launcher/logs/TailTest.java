package io.clonememoria.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    @TempDir
    private Path folder;
    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve("gateway.log");
    }

    @Test
    void readsWhatIsNewAndOnlyOnce() throws IOException {
        Files.writeString(log, "old\n");
        var tail = Tail.from(log);

        append("new\n");

        assertThat(tail.newLines()).containsExactly("new");
        assertThat(tail.newLines()).isEmpty();
    }

    @Test
    void waitsForTheEndOfALine() throws IOException {
        var tail = Tail.from(log);

        append("half a li");
        assertThat(tail.newLines()).isEmpty();

        append("ne, été\n");
        assertThat(tail.newLines()).containsExactly("half a line, été");
    }

    @Test
    void goesOnWithTheNewFileAfterARestart() throws IOException {
        Files.writeString(log, "the first run said a lot\n");
        var tail = Tail.from(log);

        Files.move(log, folder.resolve("gateway.log.1"));
        Files.writeString(log, "second run\n");

        assertThat(tail.newLines()).containsExactly("second run");
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
