package io.clonememoria.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.host.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class DataHomeTest {

    @TempDir
    Path folder;

    @Test
    void liesInTheGivenFolderWhereTheServersUserReachesIt() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));

        assertThat(DataHome.of(folder, Unprivileged.user()).folder()).isEqualTo(folder.resolve("postgres"));
    }

    @Test
    @EnabledIfSystemProperty(named = "user.name", matches = "root")
    void liesElsewhereButAlwaysAtTheSamePlaceWhenRootsFolderIsClosed() {
        var home = DataHome.of(folder, Unprivileged.user()).folder();

        assertThat(home).startsWithRaw(Path.of("/var/lib/clonememoria")).isEqualTo(DataHome.of(folder, Unprivileged.user()).folder());
        assertThat(home).isNotEqualTo(DataHome.of(folder.resolve("other"), Unprivileged.user()).folder());
    }
}
