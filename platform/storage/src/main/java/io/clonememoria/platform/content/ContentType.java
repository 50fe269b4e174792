package io.clonememoria.platform.content;

import java.io.IOException;
import java.util.Map;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file is.
 *
 * @param name its media type, such as {@code application/pdf}
 */
public record ContentType(String name) {
    /** What is no type that is known. */
    public static final ContentType UNKNOWN = new ContentType(MediaType.OCTET_STREAM.toString());

    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry FAMILY = KNOWN.getMediaTypeRegistry();
    /** Where the field has a name for it that Tika does not use. */
    private static final Map<String, String> USUAL_NAMES = Map.of("text/x-web-markdown", "text/markdown");

    /**
     * Recognises a file by its first bytes. Hints only make that more precise: a name or a type that the bytes do not
     * bear out changes nothing.
     *
     * @param head     the first 64 kB, or all of a smaller file
     * @param saidType what its sender says that it is; may be empty
     * @param fileName what its sender calls it; may be empty
     */
    public static ContentType of(byte[] head, String saidType, String fileName) {
        var hints = new Metadata();
        if (detected(head, hints).equals(MediaType.OCTET_STREAM)) {
            // Tika would now believe any hint.
            return UNKNOWN;
        }
        hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        hints.set(HttpHeaders.CONTENT_TYPE, saidType);
        return named(detected(head, hints));
    }

    /** Whether it is of that type or a special case of it: a web page is also text. */
    public boolean is(String type) {
        return FAMILY.isInstanceOf(MediaType.parse(name), MediaType.parse(type));
    }

    private static MediaType detected(byte[] head, Metadata hints) {
        try (var bytes = TikaInputStream.get(head)) {
            return KNOWN.detect(bytes, hints);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ContentType named(MediaType found) {
        var name = found.getBaseType().toString();
        return new ContentType(USUAL_NAMES.getOrDefault(name, name));
    }
}
