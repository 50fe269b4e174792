package io.clonememoria.memory.extraction.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.tika.detect.DefaultEncodingDetector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import org.jspecify.annotations.Nullable;

/** In what text is written. What says Latin-1 is Windows' variant of it, as in browsers: it has quotation marks besides. */
final class Charsets implements EncodingDetector {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final transient EncodingDetector detector = new DefaultEncodingDetector();

    @Override
    public @Nullable Charset detect(InputStream content, Metadata metadata) throws IOException {
        var found = detector.detect(content, metadata);
        return StandardCharsets.ISO_8859_1.equals(found) ? WINDOWS : found;
    }
}
