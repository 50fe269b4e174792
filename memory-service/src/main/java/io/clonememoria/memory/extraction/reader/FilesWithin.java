package io.clonememoria.memory.extraction.reader;

import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Files within the file, such as a mail's attachments: read with it, as far as they are of a kind that is read. */
final class FilesWithin extends ParsingEmbeddedDocumentExtractor {
    private final ReadingLimits limits;
    private int depth;
    private int files;
    private boolean tooMany;

    FilesWithin(ParseContext context, ReadingLimits limits) {
        super(context);
        this.limits = limits;
    }

    /** Whether there was more than is read; parsers may have swallowed that it was thrown. */
    boolean wereTooMany() {
        return tooMany;
    }

    /** More than is read. */
    static final class TooMany extends SAXException {
        TooMany() {
            super("too many files within the file");
        }
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        if (++files > limits.files() || ++depth > limits.depth()) {
            tooMany = true;
            throw new TooMany();
        }
        try {
            super.parseEmbedded(stream, handler, metadata, outputHtml);
        } finally {
            depth--;
        }
    }
}
