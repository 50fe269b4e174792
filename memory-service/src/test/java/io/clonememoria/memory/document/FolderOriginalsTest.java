package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOriginalsTest {
    @TempDir
    Path folder;

    private FolderOriginals originals;
    private Path letter;

    @BeforeEach
    void aLetter() throws IOException {
        var root = folder.resolve("storage");
        originals = new FolderOriginals(root::toString);
        letter = Files.writeString(folder.resolve("letter.txt"), "Dear Rosa");
    }

    @Test
    void keepsTheFileByteForByteAndNothingBesideIt() throws IOException {
        originals.keep("documents/a/b", letter);

        assertThat(folder.resolve("storage/documents/a/b")).hasContent("Dear Rosa");
        assertThat(folder.resolve("storage/documents/a")).isDirectoryNotContaining("glob:.*");
    }

    @Test
    void keepsNothingOfAFileThatCannotBeRead() {
        assertThatThrownBy(() -> originals.keep("documents/a/b", folder.resolve("missing")))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(folder.resolve("storage/documents/a")).isEmptyDirectory();
    }

    @Test
    void removesWhatIsThereAndDoesNotMindWhatIsNot() throws IOException {
        originals.keep("documents/a/b", letter);

        originals.remove("documents/a/b");
        originals.remove("documents/a/b");

        assertThat(folder.resolve("storage/documents/a")).isEmptyDirectory();
    }

    @Test
    void neverLeavesItsFolder() {
        assertThatThrownBy(() -> originals.keep("../letter.txt", letter)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> originals.remove("/etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> originals.remove("")).isInstanceOf(IllegalArgumentException.class);
    }
}
