package io.clonememoria.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {

    @TempDir
    Path folder;

    @Test
    void namesWhoNeedsHowMuchSpaceWhere() {
        assertThatThrownBy(() -> Disk.requireSpace(folder, Long.MAX_VALUE, "Kafka"))
            .isInstanceOf(LocalFailure.class)
            .hasMessageMatching("Kafka cannot start: no disk space, \\d+ MB are free at " + folder + " and \\d+ MB are needed");
        assertThatCode(() -> Disk.requireSpace(folder, 0, "Kafka")).doesNotThrowAnyException();
    }

    @Test
    void removesAFolderWithEverythingInItButFollowsNoLink() throws IOException {
        var outside = Files.createFile(folder.resolve("outside"));
        var inside = Files.createDirectories(folder.resolve("gone/deep"));
        Files.createSymbolicLink(inside.resolve("link"), folder);

        Disk.remove(folder.resolve("gone"));
        Disk.remove(folder.resolve("gone"));

        assertThat(folder.resolve("gone")).doesNotExist();
        assertThat(outside).exists();
    }

    @Test
    void saysInOneLineWhenAFolderCannotBeMade() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Disk.folder(file.resolve("below")))
            .isInstanceOf(LocalFailure.class)
            .hasMessageStartingWith("cannot make the folder " + file.resolve("below"));
    }
}
