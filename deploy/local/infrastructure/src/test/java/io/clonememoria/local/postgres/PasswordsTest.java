package io.clonememoria.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.host.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {

    @TempDir
    Path folder;

    @Test
    void staysTheSameForAsLongAsTheFileIsKept() {
        var first = Passwords.keptIn(folder.resolve("passwords"));

        assertThat(Passwords.keptIn(folder.resolve("passwords"))).isEqualTo(first);
        assertThat(Passwords.keptIn(folder.resolve("others"))).isNotEqualTo(first);
    }

    @Test
    void isReadableForItsOwnerOnly() throws IOException {
        Passwords.keptIn(folder.resolve("passwords"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("passwords")))).isEqualTo("rw-------");
    }

    @Test
    void failsInOneLineOverADamagedFile() throws IOException {
        Files.writeString(folder.resolve("passwords"), "owner=x\n");

        assertThatThrownBy(() -> Passwords.keptIn(folder.resolve("passwords")))
            .isInstanceOf(LocalFailure.class)
            .hasMessage("cannot keep the database passwords in " + folder.resolve("passwords") + ": no entry 'login'");
    }

    @Test
    void showsNothing() {
        var passwords = Passwords.random();

        assertThat(passwords.toString()).doesNotContain(passwords.owner(), passwords.login());
    }
}
