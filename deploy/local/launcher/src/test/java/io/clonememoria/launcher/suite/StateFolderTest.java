package io.clonememoria.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @Test
    void keepsKeysFromEverybodyElse(@TempDir Path temporary) throws IOException {
        var state = new StateFolder(temporary.resolve("state")).create();

        assertThat(Files.getPosixFilePermissions(state.keys())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void mayBeMadeTwice(@TempDir Path temporary) {
        var state = new StateFolder(temporary.resolve("state"));

        state.create();
        state.create();

        assertThat(state.logs()).isDirectory();
    }

    @Test
    void saysInOneLineThatItCannotBeWritten(@TempDir Path temporary) throws IOException {
        var inTheWay = Files.createFile(temporary.resolve("a-file"));

        assertThatThrownBy(() -> new StateFolder(inTheWay.resolve("state")).create())
            .isInstanceOf(Failure.class)
            .hasMessageContaining("cannot be written")
            .hasMessageContaining("CLONEMEMORIA_STATE");
    }

    @Test
    void forgetsOnlyWhatIsItsOwn(@TempDir Path somebodysHome) throws IOException {
        var theirs = Files.createFile(somebodysHome.resolve("thesis.txt"));

        assertThat(new StateFolder(somebodysHome).contents()).doesNotContain(theirs, somebodysHome);
    }
}
