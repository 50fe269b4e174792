package io.clonememoria.platform.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theFirstKeyIsMadeOnFirstStartAndKnowsItsAge() {
        var keys = keys().read();

        assertThat(keys).hasSize(1);
        assertThat(keys.getFirst().madeAt()).isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MINUTES));
        assertThat(keys().read().getFirst().key().id()).isEqualTo(keys.getFirst().key().id());
    }

    @Test
    void theKeyThatWasThereBeforeIsTheFirst() {
        var before = new SigningKeyFile(folder.resolve("key.pem")).readOrCreate();

        var added = keys().add(NOW);

        assertThat(keys().read()).extracting(key -> key.key().id()).containsExactly(before.id(), added.key().id());
        assertThat(keys().read().getLast().madeAt()).isEqualTo(NOW);
        assertThat(folder.resolve("key-20260301T080000Z.pem")).exists();
    }

    @Test
    void keysFollowOneAnotherAsTheirNamesSay() {
        var later = keys().add(NOW.plus(Duration.ofDays(1)));
        var earlier = keys().add(NOW);

        assertThat(keys().read()).extracting(key -> key.key().id()).containsExactly(earlier.key().id(), later.key().id());
    }

    @Test
    void whatIsRemovedIsNotMadeAgain() {
        keys().read();
        var later = keys().add(NOW);

        keys().remove(keys().read().getFirst());

        assertThat(keys().read()).extracting(key -> key.key().id()).containsExactly(later.key().id());
        assertThat(folder.resolve("key.pem")).doesNotExist();
    }

    @Test
    void otherFilesAreNobodysKeys() throws Exception {
        keys().read();
        Files.writeString(folder.resolve("key-old.pem"), "not one");
        Files.writeString(folder.resolve("README"), "not one");

        assertThat(keys().read()).hasSize(1);
    }

    @Test
    void aBrokenKeyIsNamed() throws Exception {
        keys().read();
        Files.writeString(folder.resolve("key-20260301T080000Z.pem"), "not one");

        assertThatThrownBy(() -> keys().read()).isInstanceOf(UnusableKeyFile.class).hasMessageContaining("key-20260301T080000Z.pem");
    }

    private SigningKeyFolder keys() {
        return new SigningKeyFolder(folder);
    }
}
