package io.clonememoria.platform.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {
    @TempDir
    Path folder;

    @Test
    void theKeyOutlivesARestartAndIsTheOwnersAlone() throws IOException {
        var path = folder.resolve("edge").resolve("signing.pem");

        var made = new SigningKeyFile(path).readOrCreate();

        assertThat(new SigningKeyFile(path).readOrCreate().id()).isEqualTo(made.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
    }

    @Test
    void aBrokenFileSaysWhichAndIsNotReplaced() throws IOException {
        var path = Files.writeString(folder.resolve("signing.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");

        assertThatThrownBy(() -> new SigningKeyFile(path).readOrCreate())
                .isInstanceOf(UnusableKeyFile.class).hasMessageContaining(path.toString());
        assertThat(path).content().startsWith("-----BEGIN");
    }

    @Test
    void onlyThePublicHalfIsPublished() {
        assertThat(SigningKey.generate().published().toString()).contains("kty=EC", "alg=ES256").doesNotContain(" d=");
    }
}
