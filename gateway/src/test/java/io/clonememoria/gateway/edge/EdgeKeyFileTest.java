package io.clonememoria.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeKeyFileTest {
    @TempDir
    Path folder;

    @Test
    void theFirstStartMakesAKeyThatTheNextOneFinds() {
        var file = file();

        var first = file.readOrCreate();

        assertThat(file.readOrCreate().id()).isEqualTo(first.id()).hasSize(43);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws Exception {
        file().readOrCreate();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path()))).isEqualTo("rw-------");
    }

    @Test
    void leavesNothingHalfWrittenBehind() throws Exception {
        file().readOrCreate();

        try (var files = Files.list(file().path().getParent())) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("key.pem", "key.pem.lock");
        }
    }

    @Test
    void whatIsNoKeyIsSaidSoAndLeftAlone() throws Exception {
        Files.createDirectories(file().path().getParent());
        Files.writeString(file().path(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> file().readOrCreate())
                .isInstanceOf(UnusableKeyFile.class)
                .hasMessageContaining(file().path().toString());
        assertThat(file().path()).content().contains("AAAA");
    }

    @Test
    void twoHalvesOfTwoKeysAreNoKey() throws Exception {
        var one = file().readOrCreate();
        var pem = Files.readString(file().path());
        var other = new EdgeKeyFile(folder.resolve("other").resolve("key.pem"));
        other.readOrCreate();
        var mixed = pem.substring(0, pem.indexOf("-----BEGIN PUBLIC"))
                + Files.readString(other.path()).substring(Files.readString(other.path()).indexOf("-----BEGIN PUBLIC"));
        Files.writeString(file().path(), mixed);

        assertThatThrownBy(() -> file().readOrCreate()).hasMessageContaining("does not belong");
        assertThat(one.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(folder.resolve("edge"), "a file where the folder should be");

        assertThatThrownBy(() -> file().readOrCreate()).isInstanceOf(UnusableKeyFile.class).hasMessageContaining("edge");
    }

    @Test
    void publishesThePublicHalfOnly() {
        var published = file().readOrCreate().published().toString();

        assertThat(published).contains("kid=", "use=sig", "alg=ES256", "crv=P-256").doesNotContain("d=");
    }

    private EdgeKeyFile file() {
        return new EdgeKeyFile(folder.resolve("edge").resolve("key.pem"));
    }
}
