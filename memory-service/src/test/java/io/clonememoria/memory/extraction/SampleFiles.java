package io.clonememoria.memory.extraction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files as people send them, and as nobody should: made here, so that none of them lies in the repository. */
public final class SampleFiles {
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text";

    private SampleFiles() {}

    /** What writes a file. */
    private interface Content {
        void to(OutputStream out) throws Exception;
    }

    public static byte[] pdf(String... pages) {
        return bytes(out -> {
            try (var document = new PDDocument()) {
                for (var text : pages) {
                    page(document, text);
                }
                document.save(out);
            }
        });
    }

    public static byte[] pdfOfPages(int count) {
        return bytes(out -> {
            try (var document = new PDDocument()) {
                for (var at = 1; at <= count; at++) {
                    page(document, "This is page number " + at + " of the chronicle.");
                }
                document.save(out);
            }
        });
    }

    public static byte[] encryptedPdf(String text) {
        return bytes(out -> {
            try (var document = new PDDocument()) {
                page(document, text);
                document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
                document.save(out);
            }
        });
    }

    /** A page that is one picture, as a scanner makes it. */
    public static byte[] scannedPdf() {
        return bytes(out -> {
            try (var document = new PDDocument()) {
                var page = new PDPage();
                document.addPage(page);
                var picture = LosslessFactory.createFromImage(document, new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY));
                try (var content = new PDPageContentStream(document, page)) {
                    content.drawImage(picture, 0, 0);
                }
                document.save(out);
            }
        });
    }

    /** A page whose few bytes unpack to that many spaces. */
    public static byte[] pdfBomb(long bytes) {
        return bytes(out -> {
            try (var document = new PDDocument()) {
                var page = new PDPage();
                document.addPage(page);
                var stream = new PDStream(document);
                try (var content = stream.createOutputStream(COSName.FLATE_DECODE)) {
                    repeat(content, " ", bytes);
                }
                page.setContents(stream);
                document.save(out);
            }
        });
    }

    /** Two thousand pages that share one long stream of things to do that show nothing. */
    public static byte[] slowPdf() {
        return bytes(out -> {
            try (var document = new PDDocument()) {
                var stream = new PDStream(document);
                try (var content = stream.createOutputStream(COSName.FLATE_DECODE)) {
                    repeat(content, "q 1 0 0 1 0 0 cm Q ", 20_000_000);
                }
                for (var at = 0; at < 2_000; at++) {
                    var page = new PDPage();
                    page.setContents(stream);
                    document.addPage(page);
                }
                document.save(out);
            }
        });
    }

    public static byte[] docx(String... paragraphs) {
        return bytes(out -> {
            try (var document = new XWPFDocument()) {
                for (var text : paragraphs) {
                    document.createParagraph().createRun().setText(text);
                }
                document.write(out);
            }
        });
    }

    public static byte[] encryptedDocx(String text) {
        return bytes(out -> {
            try (var container = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (var content = encryptor.getDataStream(container)) {
                    content.write(docx(text));
                }
                container.writeFilesystem(out);
            }
        });
    }

    /** A document whose text unpacks to that many letters. */
    public static byte[] docxBomb(long letters) {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                entry(zip, "[Content_Types].xml", """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                        </Types>""");
                entry(zip, "_rels/.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                        </Relationships>""");
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                write(zip, "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>");
                repeat(zip, "a", letters);
                write(zip, "</w:t></w:r></w:p></w:body></w:document>");
            }
        });
    }

    public static byte[] odt(String text) {
        return odt("", "<text:p>" + text + "</text:p>");
    }

    /** @param declaration what stands before the text, such as entities */
    public static byte[] odt(String declaration, String body) {
        return openDocument(zip -> entry(zip, "content.xml", declaration + """
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>%s\
                </office:text></office:body></office:document-content>""".formatted(body)));
    }

    /** A document whose text unpacks to that many letters, one paragraph after the other. */
    public static byte[] odtBomb(long letters) {
        return openDocument(zip -> {
            zip.putNextEntry(new ZipEntry("content.xml"));
            write(zip, """
                    <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
                    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>""");
            var paragraph = "<text:p>" + "a".repeat(80) + "</text:p>";
            repeat(zip, paragraph, letters / 80 * paragraph.length());
            write(zip, "</office:text></office:body></office:document-content>");
        });
    }

    public static byte[] epub(String title, String text) {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                stored(zip, "mimetype", "application/epub+zip");
                entry(zip, "META-INF/container.xml", """
                        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                        <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""");
                entry(zip, "book.opf", """
                        <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title></metadata>
                        <manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
                        <spine><itemref idref="one"/></spine></package>""".formatted(title));
                entry(zip, "one.xhtml", """
                        <html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head><body><p>%s</p></body></html>"""
                        .formatted(text));
            }
        });
    }

    public static byte[] zip(Map<String, byte[]> files) {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
        });
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String mail(String body) {
        return """
                From: Rosa <rosa@example.org>\r
                To: Tom <tom@example.org>\r
                Date: Mon, 4 May 1998 10:00:00 +0200\r
                Subject: The orchard\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=UTF-8\r
                \r
                %s\r
                """.formatted(body);
    }

    /** A mail with a file. */
    public static byte[] mailWith(String fileName, String mediaType, byte[] file) {
        return utf8("""
                From: Rosa <rosa@example.org>\r
                Subject: A file\r
                MIME-Version: 1.0\r
                Content-Type: multipart/mixed; boundary=frontier\r
                \r
                --frontier\r
                Content-Type: text/plain\r
                \r
                See what I found.\r
                --frontier\r
                Content-Type: %s; name="%s"\r
                Content-Disposition: attachment; filename="%s"\r
                Content-Transfer-Encoding: base64\r
                \r
                %s\r
                --frontier--\r
                """.formatted(mediaType, fileName, fileName, Base64.getMimeEncoder().encodeToString(file)));
    }

    /** A mail that was forwarded in a mail, so many times. */
    public static byte[] forwardedMail(int times) {
        var mail = mail("The innermost words.");
        for (var at = 0; at < times; at++) {
            mail = """
                    From: Rosa <rosa@example.org>\r
                    Subject: Fwd\r
                    MIME-Version: 1.0\r
                    Content-Type: multipart/mixed; boundary=frontier-%d-\r
                    \r
                    --frontier-%d-\r
                    Content-Type: message/rfc822\r
                    Content-Disposition: attachment; filename="fwd.eml"\r
                    \r
                    %s\r
                    --frontier-%d---\r
                    """.formatted(at, at, mail, at);
        }
        return utf8(mail);
    }

    private static void page(PDDocument document, String text) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(text);
            content.endText();
        }
    }

    private static byte[] openDocument(ZipContent content) {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                stored(zip, "mimetype", OPEN_DOCUMENT);
                entry(zip, "META-INF/manifest.xml", """
                        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
                        <manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/></manifest:manifest>"""
                        .formatted(OPEN_DOCUMENT));
                content.to(zip);
            }
        });
    }

    private interface ZipContent {
        void to(ZipOutputStream zip) throws Exception;
    }

    private static void stored(ZipOutputStream zip, String name, String content) throws IOException {
        var bytes = utf8(content);
        var crc = new CRC32();
        crc.update(bytes);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, content);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(utf8(text));
    }

    private static void repeat(OutputStream out, String text, long bytes) throws IOException {
        var portion = utf8(text.repeat(Math.max(1, 64 * 1024 / text.length())));
        for (var left = bytes; left > 0; left -= portion.length) {
            out.write(portion, 0, (int) Math.min(left, portion.length));
        }
    }

    private static byte[] bytes(Content content) {
        var bytes = new ByteArrayOutputStream();
        try {
            content.to(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        return bytes.toByteArray();
    }
}
