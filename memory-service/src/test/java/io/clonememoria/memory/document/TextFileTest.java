package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.TooLarge;
import io.clonememoria.platform.problem.UnsupportedMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {

    @ParameterizedTest
    @CsvSource({
        "text/plain,               letter.txt,     text/plain",
        "text/plain;charset=utf-8, letter.txt,     text/plain",
        "TEXT/PLAIN,               letter,         text/plain",
        "text/plain,               letter.md,      text/markdown",
        "text/markdown,            letter,         text/markdown",
        "text/x-markdown,          letter,         text/markdown",
        "application/octet-stream, Letter.MD,      text/markdown",
        "application/octet-stream, letter.txt,     text/plain",
        "'',                       letter.txt,     text/plain",
    })
    void readsTextAndMarkdown(String said, String name, String mediaType) {
        assertThat(TextFile.mediaType(said, name)).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf,          letter.txt",
        "application/octet-stream, letter.pdf",
        "application/octet-stream, txt.exe",
        "image/png,                letter.txt",
        "text/html,                letter.html",
        "'',                       ''",
    })
    void readsNothingElse(String said, String name) {
        assertThatThrownBy(() -> TextFile.mediaType(said, name)).isInstanceOf(UnsupportedMedia.class);
    }

    @ParameterizedTest
    @CsvSource({
        "letter.txt,               letter.txt",
        "../../etc/passwd,         passwd",
        "C:\\Users\\rosa\\a.txt,   a.txt",
        "'',                       Untitled",
        "folder/,                  Untitled",
    })
    void callsADocumentByItsFile(String name, String title) {
        assertThat(TextFile.title(name)).isEqualTo(title);
    }

    @Test
    void takesFilesUpTo25Megabytes() {
        assertThatCode(() -> TextFile.checkSize(25 * 1024 * 1024)).doesNotThrowAnyException();
        assertThatThrownBy(() -> TextFile.checkSize(25 * 1024 * 1024 + 1)).isInstanceOf(TooLarge.class);
    }
}
