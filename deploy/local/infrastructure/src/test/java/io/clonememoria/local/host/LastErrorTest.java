package io.clonememoria.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastErrorTest {

    @Test
    void prefersTheRootCauseBelowTheLastError() {
        var log = List.of(
            "2026-01-01 10:00:00,000 ERROR Kafka Exiting Kafka due to fatal exception",
            "java.lang.RuntimeException: outer",
            "Caused by: java.lang.IllegalStateException: middle",
            "\tat kafka.Kafka.main(Kafka.scala)",
            "Caused by: java.io.IOException: No space left on device",
            "\tat java.base/java.io.FileOutputStream.write(FileOutputStream.java:349)");

        assertThat(LastError.in(log)).contains("IOException: No space left on device");
    }

    @Test
    void takesTheMessageOfALineThatNamesAnError() {
        assertThat(LastError.in(List.of("LOG:  starting", "FATAL:  data directory has wrong ownership", "LOG:  shut down")))
            .contains("data directory has wrong ownership");
    }

    @Test
    void takesTheLastLineWhenNoneNamesAnError() {
        assertThat(LastError.in(List.of("Error: Unable to access jarfile x.jar", ""))).contains("Error: Unable to access jarfile x.jar");
    }

    @Test
    void findsTheRootCauseOfAJvmThatCouldNotEvenLog() {
        assertThat(LastError.in(List.of(
            "Exception in thread \"main\" java.lang.NoClassDefFoundError: kafka/Kafka",
            "Caused by: java.lang.ClassNotFoundException: kafka.Kafka",
            "\t... 4 more"))).contains("ClassNotFoundException: kafka.Kafka");
    }

    @Test
    void saysNothingAboutALogThatIsNotThere() {
        assertThat(LastError.in(Path.of("/nowhere/at.all"))).isEmpty();
    }
}
