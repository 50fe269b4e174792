package io.clonememoria.memory.extraction.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tika.config.ServiceLoader;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.TikaMemoryLimitException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Reads files with Tika. Only the parsers that are named here take part: none that starts a program, loads a library or
 * opens an archive, and XML is read without entities and without DTDs.
 */
final class FileReader {
    private final Detector detector = new DefaultDetector(MimeTypes.getDefaultMimeTypes(),
            new ServiceLoader(FileReader.class.getClassLoader()));
    private final MediaTypeRegistry family = MediaTypeRegistry.getDefaultRegistry();
    private final ReadingLimits limits;
    private final PictureText pictures;
    private final Parser parser;

    FileReader(ReadingLimits limits, PictureText pictures) {
        this.limits = limits;
        this.pictures = pictures;
        var charsets = new Charsets();
        this.parser = new AutoDetectParser(detector, pictures.with(new PDFParser(), new OOXMLParser(), new OfficeParser(),
                new OpenDocumentParser(), new RTFParser(), new EpubParser(), new JSoupParser(charsets), new RFC822Parser(),
                new TXTParser(charsets)));
    }

    /**
     * @param name what its sender calls it; a hint that its bytes must bear out
     * @throws Refused when it gives no text
     */
    ReadFile read(Path file, String name) throws Refused {
        try (var content = TikaInputStream.get(file)) {
            var type = recognise(content, name);
            FileKinds.require(type, family);
            var found = new Metadata();
            found.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
            found.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type.toString());
            var text = text(content, found);
            if (text.isBlank()) {
                throw new Refused(type.equals(MediaType.application("pdf")) && !pictures.areRead()
                        ? Refusal.NO_OCR : Refusal.NO_TEXT);
            }
            var title = found.get(TikaCoreProperties.TITLE);
            return new ReadFile(text, FileKinds.named(type), title == null ? "" : title);
        } catch (IOException | StackOverflowError damaged) {
            throw new Refused(Refusal.UNREADABLE);
        }
    }

    private MediaType recognise(TikaInputStream content, String name) throws IOException {
        var found = detector.detect(content, new Metadata());
        if (!found.equals(MediaType.TEXT_PLAIN)) {
            return found; // Tika would now believe a name that says something more special.
        }
        var hint = new Metadata();
        hint.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        return detector.detect(content, hint);
    }

    private String text(TikaInputStream content, Metadata found) throws Refused {
        var context = new ParseContext();
        context.set(Parser.class, parser);
        var within = new FilesWithin(context, limits);
        context.set(EmbeddedDocumentExtractor.class, within);
        pictures.configure(context);
        var text = new WriteOutContentHandler(limits.characters());
        try {
            // this parser counts what comes out for what goes in, which is how a bomb is known
            parser.parse(content, new BodyContentHandler(text), found, context);
        } catch (SAXException | TikaException | IOException | RuntimeException failure) {
            throw new Refused(refusal(failure));
        }
        var read = text.toString();
        if (within.wereTooMany() || read.length() >= limits.characters()) {
            throw new Refused(Refusal.TOO_LARGE); // half a text would pass for a whole one
        }
        return read;
    }

    private static Refusal refusal(Exception failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException || cause instanceof org.apache.poi.EncryptedDocumentException) {
                return Refusal.ENCRYPTED;
            }
            if (cause instanceof WriteLimitReachedException || cause instanceof FilesWithin.TooMany
                    || cause instanceof TikaMemoryLimitException || saysBomb(cause)) {
                return Refusal.TOO_LARGE;
            }
        }
        return Refusal.UNREADABLE;
    }

    /** POI and Tika have no type for it. */
    private static boolean saysBomb(Throwable cause) {
        var message = cause.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains("zip bomb");
    }
}
