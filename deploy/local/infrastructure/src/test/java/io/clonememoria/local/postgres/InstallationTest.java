package io.clonememoria.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.host.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    private static final OptionalInt ANY = OptionalInt.empty();

    @TempDir
    Path machine;

    @Test
    void prefersTheHighestVersionThatHasPgvector() throws IOException {
        var fifteen = installed(15, true);
        var sixteen = installed(16, true);
        var seventeen = installed(17, false);

        assertThat(Installation.choose(List.of(fifteen, seventeen, sixteen), ANY)).isEqualTo(sixteen);
    }

    @Test
    void staysWithTheVersionThatWroteTheData() throws IOException {
        var fifteen = installed(15, true);

        assertThat(Installation.choose(List.of(installed(17, true), fifteen), OptionalInt.of(15))).isEqualTo(fifteen);
    }

    @Test
    void saysWhatToDoAboutAMissingPgvector() throws IOException {
        var plain = installed(15, false);

        assertThatThrownBy(() -> Installation.choose(List.of(plain), ANY))
            .isInstanceOf(LocalFailure.class)
            .hasMessage("PostgreSQL 15 in " + plain.programs() + " lacks the extension pgvector: "
                + "run deploy/local/install-postgresql.sh as root, start Docker, or set CLONEMEMORIA_POSTGRES_URL");
    }

    @Test
    void saysWhatToDoAboutAMissingPostgres() {
        assertThatThrownBy(() -> Installation.choose(List.of(), ANY))
            .isInstanceOf(LocalFailure.class)
            .hasMessageStartingWith("no PostgreSQL 15 or later found: run deploy/local/install-postgresql.sh as root");
    }

    @Test
    void saysThatTheVersionOfTheDataIsGone() throws IOException {
        var newer = installed(17, true);

        assertThatThrownBy(() -> Installation.choose(List.of(newer), OptionalInt.of(15)))
            .isInstanceOf(LocalFailure.class)
            .hasMessage("the data were written by PostgreSQL 15, which is not installed any more (found 17)");
    }

    /** A folder with a pg_config that points to shared files with or without pgvector. */
    private Installation installed(int version, boolean withVector) throws IOException {
        var share = Files.createDirectories(machine.resolve(version + "/share/extension"));
        if (withVector) {
            Files.createFile(share.resolve("vector.control"));
        }
        var programs = Files.createDirectories(machine.resolve(version + "/bin"));
        Files.writeString(programs.resolve("pg_config"), "#!/bin/sh\necho " + share.getParent() + "\n");
        Files.setPosixFilePermissions(programs.resolve("pg_config"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Installation(programs, version);
    }
}
