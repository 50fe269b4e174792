package io.clonememoria.platform.cipher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A process in which something asks for the keyset of its data and nothing for that of the bus. */
@QuarkusTest
class CiphersTest {
    @Inject
    @Keyset(Keyset.Of.DATA)
    Instance<DataCipher> ofTheService;

    @ConfigProperty(name = "clonememoria.keys.folder")
    Path folder;

    /** The ciphers are opened when they are first touched, which {@code Instance} leaves to us. */
    @Test
    void aKeysetIsOpenedWithTheProcessAndOnlyWhereItIsAskedFor() {
        assertThat(folder.resolve("data").resolve("platform-web-test").resolve("keyset.json")).exists();
        assertThat(folder.resolve("bus")).doesNotExist();

        var cipher = ofTheService.get();
        assertThat(cipher.decrypt(cipher.encrypt("Dear Ruth".getBytes(UTF_8), "letter 1"), "letter 1")).asString(UTF_8).isEqualTo("Dear Ruth");
    }
}
