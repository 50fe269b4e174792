package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.memory.extraction.SampleFiles;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.TooLarge;
import io.clonememoria.platform.problem.UnsupportedMedia;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentFileTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

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
        "application/pdf,          letter.pdf,     text/plain",
        "'',                       '',             text/plain",
    })
    void takesTextForTextWhateverItIsCalled(String said, String name, String mediaType) {
        var sent = new SentFile(name, said);

        assertThat(SentFile.isPlain(sent.recognise("Dear Rosa,\nthe orchard is in bloom.".getBytes(StandardCharsets.UTF_8)))).isTrue();
        assertThat(sent.plainType()).isEqualTo(mediaType);
    }

    @Test
    void takesWhatMayBeADocumentByItsBytes() {
        var sent = new SentFile("letter.txt", "text/plain");

        assertThat(sent.recognise(SampleFiles.pdf("Words.")).name()).isEqualTo("application/pdf");
        assertThat(sent.recognise(SampleFiles.docx("Words.")).is("application/zip")).isTrue();
        assertThat(sent.recognise(SampleFiles.odt("Words.")).name()).isEqualTo("application/vnd.oasis.opendocument.text");
        assertThat(sent.recognise(SampleFiles.epub("Title", "Words.")).name()).isEqualTo("application/epub+zip");
        assertThat(SentFile.isPlain(sent.recognise(SampleFiles.utf8("<!DOCTYPE html><html><body>Words.</body></html>")))).isFalse();
        assertThat(SentFile.isPlain(sent.recognise(SampleFiles.utf8(SampleFiles.mail("Words."))))).isFalse();
    }

    @Test
    void takesNothingThatIsCertainlyNone() {
        var sent = new SentFile("letter.pdf", "application/pdf");

        assertThatThrownBy(() -> sent.recognise(PNG)).isInstanceOf(UnsupportedMedia.class).hasMessageContaining("image/png");
        assertThatThrownBy(() -> sent.recognise(new byte[] {0, 1, 2, 3})).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> sent.recognise(new byte[0])).isInstanceOf(Invalid.class);
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
        assertThat(new SentFile(name, "").title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({"a.PDF, pdf", "a.tar.gz, gz", "noending, ''", "'a.b c', ''", "'', ''"})
    void keepsOnlyTheEndingOfItsName(String name, String ending) {
        assertThat(new SentFile(name, "").ending()).isEqualTo(ending);
    }

    @Test
    void takesFilesUpTo25Megabytes() {
        assertThatCode(() -> SentFile.checkSize(25 * 1024 * 1024)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SentFile.checkSize(25 * 1024 * 1024 + 1)).isInstanceOf(TooLarge.class);
    }
}
