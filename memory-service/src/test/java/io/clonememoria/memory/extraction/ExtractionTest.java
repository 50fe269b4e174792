package io.clonememoria.memory.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.extraction.reader.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of all kinds, and what becomes of those that are made to do harm: the service goes on, and the next file is read. */
class ExtractionTest {
    private static final String WORDS = "The orchard is in bloom again.";
    private static final ExtractionService READERS = new ExtractionService(Allowed.usual());

    @AfterAll
    static void stop() {
        READERS.stop(new ShutdownEvent());
    }

    @Test
    void readsPdf() {
        assertThat(text(SampleFiles.pdf(WORDS, "The second page."), "letter.pdf"))
                .isEqualTo(new Extraction.Text(WORDS + "\n\nThe second page.", "application/pdf", ""));
    }

    @Test
    void readsWord() {
        var read = text(SampleFiles.docx(WORDS, "Come soon."), "letter.docx");

        assertThat(read.content()).isEqualTo(WORDS + "\nCome soon.");
        assertThat(read.mediaType()).isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }

    @Test
    void readsOpenDocument() {
        var read = text(SampleFiles.odt(WORDS), "letter.odt");

        assertThat(read.content()).isEqualTo(WORDS);
        assertThat(read.mediaType()).isEqualTo("application/vnd.oasis.opendocument.text");
    }

    @Test
    void readsRtf() {
        var read = text(SampleFiles.utf8("{\\rtf1\\ansi " + WORDS + "\\par Caf\\'e9.\\par}"), "letter.rtf");

        assertThat(read.content()).isEqualTo(WORDS + "\nCafé.");
        assertThat(read.mediaType()).isEqualTo("application/rtf");
    }

    @Test
    void readsEpub() {
        var read = text(SampleFiles.epub("The Orchard", WORDS), "book.epub");

        assertThat(read.content()).contains(WORDS);
        assertThat(read.mediaType()).isEqualTo("application/epub+zip");
        assertThat(read.title()).isEqualTo("The Orchard");
    }

    @Test
    void readsAWebPageWithoutItsScripts() {
        var read = text(SampleFiles.utf8("""
                <!DOCTYPE html><html><head><title>Our  orchard</title><style>p { color: red }</style></head>
                <body><script>alert('x')</script><h1>Spring</h1><p>The orchard is in&nbsp;bloom again.</p></body></html>"""),
                "page.html");

        assertThat(read.content()).isEqualTo("Spring\nThe orchard is in bloom again.");
        assertThat(read.mediaType()).isEqualTo("text/html");
        assertThat(read.title()).isEqualTo("Our orchard");
    }

    @Test
    void readsAMailAndWhatIsAttached() {
        assertThat(text(SampleFiles.utf8(SampleFiles.mail(WORDS)), "letter.eml"))
                .satisfies(mail -> assertThat(mail.content()).contains(WORDS))
                .satisfies(mail -> assertThat(mail.mediaType()).isEqualTo("message/rfc822"));
        assertThat(text(SampleFiles.mailWith("a.pdf", "application/pdf", SampleFiles.pdf(WORDS)), "letter.eml").content())
                .contains("See what I found.", WORDS);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, letter.txt, text/plain", "windows-1252, letter.txt, text/plain", "UTF-16, letter.txt, text/plain",
        "UTF-8, letter.md, text/markdown"})
    void readsTextInWhateverItIsWritten(String charset, String name, String mediaType) {
        var words = "Le vieux café du port, c’est là que mon grand-père a chanté pendant toute la guerre, et les voisins avec lui.";

        assertThat(text(words.getBytes(Charset.forName(charset)), name))
                .isEqualTo(new Extraction.Text(words, mediaType, ""));
    }

    @ParameterizedTest
    @CsvSource({"letter.txt", "letter.docx", "letter", "letter.html", "''"})
    void readsAFileAsWhatItIsWhateverItIsCalled(String name) {
        assertThat(text(SampleFiles.pdf(WORDS), name))
                .isEqualTo(new Extraction.Text(WORDS, "application/pdf", ""));
    }

    @Test
    void saysThatAFileHasAPassword() {
        assertThat(refusal(SampleFiles.encryptedPdf(WORDS), "a.pdf")).isEqualTo(Refusal.ENCRYPTED);
        assertThat(refusal(SampleFiles.encryptedDocx(WORDS), "a.docx")).isEqualTo(Refusal.ENCRYPTED);
    }

    @Test
    void saysThatThereIsNoText() {
        assertThat(refusal(SampleFiles.scannedPdf(), "scan.pdf")).isEqualTo(Refusal.NO_OCR);
        assertThat(refusal(SampleFiles.docx("  "), "empty.docx")).isEqualTo(Refusal.NO_TEXT);
        assertThat(refusal(SampleFiles.utf8("<html><body> </body></html>"), "empty.html")).isEqualTo(Refusal.NO_TEXT);
    }

    @Test
    void readsNoArchiveAndNoProgram() {
        var inner = SampleFiles.zip(Map.of("a.txt", SampleFiles.utf8(WORDS)));

        assertThat(refusal(SampleFiles.zip(Map.of("inner.zip", inner)), "a.docx")).isEqualTo(Refusal.NOT_A_DOCUMENT);
        assertThat(refusal(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0}, "a.pdf")).isEqualTo(Refusal.NOT_A_DOCUMENT);
        assertThat(refusal(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, "a.pdf")).isEqualTo(Refusal.NOT_A_DOCUMENT);
        assertThat(refusal(SampleFiles.utf8("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "a.html"))
                .isEqualTo(Refusal.NOT_A_DOCUMENT);
    }

    @Test
    void readsWhatIsLeftOfATruncatedFileOrSaysThatItIsNone() {
        var pdf = SampleFiles.pdf(WORDS);
        var docx = SampleFiles.docx(WORDS);

        assertThat(refusal(Arrays.copyOf(pdf, 40), "a.pdf")).isIn(Refusal.UNREADABLE, Refusal.NO_OCR);
        assertThat(refusal(Arrays.copyOf(docx, docx.length / 2), "a.docx")).isIn(Refusal.UNREADABLE, Refusal.NOT_A_DOCUMENT);
        assertThatTheNextFileIsRead();
    }

    @Test
    void readsAPolyglotOnce() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(SampleFiles.pdf(WORDS));
        both.write(SampleFiles.zip(Map.of("hidden.txt", SampleFiles.utf8("Something else."))));

        assertThat(text(both.toByteArray(), "a.docx").content()).isEqualTo(WORDS);
    }

    @Test
    void stopsBombsBeforeTheyAreUnpacked() {
        assertThat(refusal(SampleFiles.docxBomb(300_000_000), "a.docx")).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(SampleFiles.odtBomb(300_000_000), "a.odt")).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusal(SampleFiles.pdfBomb(600_000_000), "a.pdf"))
                .isIn(Refusal.TOO_LARGE, Refusal.NO_OCR, Refusal.UNREADABLE, Refusal.TOO_SLOW);
        assertThatTheNextFileIsRead();
    }

    @Test
    void unfoldsNoEntitiesAndFetchesNone() {
        var laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"ha\">");
        for (var at = 1; at < 12; at++) {
            laughs.append("<!ENTITY a").append(at).append(" \"").append(("&a" + (at - 1) + ";").repeat(10)).append("\">");
        }
        var secret = "<!DOCTYPE d [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>";

        var bomb = outcome(READERS, SampleFiles.odt(laughs + "]>", "<text:p>" + WORDS + "&a11;</text:p>"), "a.odt");
        var spy = outcome(READERS, SampleFiles.odt(secret, "<text:p>" + WORDS + "&secret;</text:p>"), "a.odt");

        assertThat(bomb.toString()).doesNotContain("haha");
        assertThat(spy).isIn(new Extraction.None(Refusal.UNREADABLE), new Extraction.None(Refusal.NO_TEXT),
                new Extraction.Text(WORDS, "application/vnd.oasis.opendocument.text", ""));
        assertThatTheNextFileIsRead();
    }

    @Test
    void goesOnlySoDeepIntoMailsWithinMails() {
        assertThat(text(SampleFiles.forwardedMail(3), "a.eml").content()).contains("The innermost words.");
        assertThat(refusal(SampleFiles.forwardedMail(60), "a.eml")).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void readsTenThousandPages() {
        assertThat(text(SampleFiles.pdfOfPages(10_000), "chronicle.pdf").content())
                .startsWith("This is page number 1 of").endsWith("This is page number 10000 of the chronicle.");
    }

    @Test
    void takesOnlySoMuchText() {
        var readers = new ExtractionService(Allowed.usual().characters(1_000));
        try {
            assertThat(outcome(readers, SampleFiles.docx("a".repeat(600)), "a.docx")).isInstanceOf(Extraction.Text.class);
            assertThat(outcome(readers, SampleFiles.docx("a".repeat(1_100)), "a.docx"))
                    .isEqualTo(new Extraction.None(Refusal.TOO_LARGE));
        } finally {
            readers.stop(new ShutdownEvent());
        }
    }

    @Test
    void stopsWhatTakesTooLongAndReadsTheNext() {
        var readers = new ExtractionService(Allowed.usual().time(Duration.ofSeconds(3)));
        try {
            // each of its pages is the same long stream of nothing
            assertThat(outcome(readers, SampleFiles.slowPdf(), "a.pdf")).isEqualTo(new Extraction.None(Refusal.TOO_SLOW));
            assertThat(outcome(readers, SampleFiles.pdf(WORDS), "a.pdf")).isInstanceOf(Extraction.Text.class);
        } finally {
            readers.stop(new ShutdownEvent());
        }
    }

    @Test
    void stopsWhatNeedsTooMuchMemoryAndReadsTheNext() {
        var readers = new ExtractionService(Allowed.usual().heap(64));
        try {
            var manyLetters = SampleFiles.utf8("<html><body><p>" + "word ".repeat(5_000_000) + "</p></body></html>");

            assertThat(outcome(readers, manyLetters, "a.html")).isEqualTo(new Extraction.None(Refusal.TOO_LARGE));
            assertThat(outcome(readers, SampleFiles.pdf(WORDS), "a.pdf")).isInstanceOf(Extraction.Text.class);
        } finally {
            readers.stop(new ShutdownEvent());
        }
    }

    @Test
    void startsAProcessWithTheFirstFileAndEndsItWhenThereIsNothingToRead() {
        var readers = new ExtractionService(Allowed.usual().idle(Duration.ofMillis(300)));
        assertThat(readers.processes()).isZero();

        outcome(readers, SampleFiles.pdf(WORDS), "a.pdf");

        assertThat(readers.processes()).isLessThanOrEqualTo(1);
        Eventually.see(readers::processes, count -> count == 0);
        readers.stop(new ShutdownEvent());
    }

    @Test
    void failsWithWhatIsNotTheFilesFault() {
        assertThatThrownBy(() -> READERS.extract(_ -> {
            throw new IOException("the storage is away");
        }, "a.pdf").await().atMost(Duration.ofSeconds(60))).hasMessageContaining("the storage is away");
        assertThatTheNextFileIsRead();
    }

    @Test
    void blamesNoFileForAProcessThatOthersEnd() {
        var readers = new ExtractionService(Allowed.usual());
        try {
            outcome(readers, SampleFiles.pdf(WORDS), "a.pdf");
            var process = readers.handles().getFirst();

            assertThatThrownBy(() -> readers.extract(place -> {
                Files.write(place, SampleFiles.slowPdf());
                process.destroyForcibly();
            }, "a.pdf").await().atMost(Duration.ofSeconds(60))).hasMessageContaining("ended from outside");

            assertThat(outcome(readers, SampleFiles.pdf(WORDS), "a.pdf")).isInstanceOf(Extraction.Text.class);
        } finally {
            readers.stop(new ShutdownEvent());
        }
    }

    private static void assertThatTheNextFileIsRead() {
        assertThat(outcome(READERS, SampleFiles.pdf(WORDS), "a.pdf"))
                .isEqualTo(new Extraction.Text(WORDS, "application/pdf", ""));
    }

    private static Extraction.Text text(byte[] file, String name) {
        var outcome = outcome(READERS, file, name);
        assertThat(outcome).isInstanceOf(Extraction.Text.class);
        return (Extraction.Text) outcome;
    }

    private static Refusal refusal(byte[] file, String name) {
        var outcome = outcome(READERS, file, name);
        assertThat(outcome).isInstanceOf(Extraction.None.class);
        return ((Extraction.None) outcome).refusal();
    }

    private static Extraction outcome(ExtractionService readers, byte[] file, String name) {
        return readers.extract(place -> Files.write(place, file), name).await().atMost(Duration.ofSeconds(90));
    }
}
