package io.clonememoria.memory.extraction.reader;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaConfigException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.jspecify.annotations.Nullable;

/**
 * Text in pictures of pages, where tesseract is installed.
 *
 * @param tesseract the folder of the program; null where there is none
 * @param languages as tesseract names them, such as {@code eng+fra}
 * @param seconds   for one page
 */
record PictureText(@Nullable Path tesseract, String languages, int seconds) {

    boolean areRead() {
        return tesseract != null;
    }

    /** The parsers, and the one for pictures where it can work. */
    Parser[] with(Parser... parsers) {
        if (tesseract == null) {
            return parsers;
        }
        var pictures = new TesseractOCRParser();
        pictures.setTesseractPath(tesseract.toString());
        try {
            pictures.initialize(java.util.Map.of());
        } catch (TikaConfigException wrong) {
            throw new IllegalStateException(wrong);
        }
        return Stream.concat(Stream.of(parsers), Stream.of(pictures)).toArray(Parser[]::new);
    }

    /** A page is looked at as a picture when it holds hardly any text. */
    void configure(ParseContext context) {
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(areRead() ? PDFParserConfig.OCR_STRATEGY.AUTO : PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setMaxMainMemoryBytes(32 * 1024 * 1024);
        context.set(PDFParserConfig.class, pdf);
        if (areRead()) {
            var pictures = new TesseractOCRConfig();
            pictures.setLanguage(languages);
            pictures.setTimeoutSeconds(seconds);
            context.set(TesseractOCRConfig.class, pictures);
        }
    }
}
