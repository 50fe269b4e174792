package io.clonememoria.memory.extraction.reader;

import java.util.Map;
import java.util.Set;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** The kinds of files that are read. An archive is none of them: what is in it can be sent as it is. */
final class FileKinds {
    private static final Set<String> READ = Set.of(
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/msword",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.text-template",
            "application/rtf",
            "application/epub+zip",
            "application/xhtml+xml",
            "application/vnd.ms-outlook",
            "message/rfc822",
            "text/html");
    /** What Office files become when they have a password. */
    private static final Set<String> ENCRYPTED = Set.of("application/x-tika-ooxml-protected");
    private static final Map<String, String> USUAL_NAMES = Map.of("text/x-web-markdown", "text/markdown");

    private FileKinds() {}

    /** @throws Refused when files of the type are not read */
    static void require(MediaType type, MediaTypeRegistry family) throws Refused {
        var name = type.getBaseType().toString();
        if (ENCRYPTED.contains(name)) {
            throw new Refused(Refusal.ENCRYPTED);
        }
        if (!READ.contains(name) && !isText(type, family)) {
            throw new Refused(Refusal.NOT_A_DOCUMENT);
        }
    }

    /** What the API calls it: by the field's word where Tika has another. */
    static String named(MediaType type) {
        var name = type.getBaseType().toString();
        return USUAL_NAMES.getOrDefault(name, name);
    }

    private static boolean isText(MediaType type, MediaTypeRegistry family) {
        return type.getType().equals("text") && family.isInstanceOf(type, MediaType.TEXT_PLAIN)
                && !family.isInstanceOf(type, MediaType.APPLICATION_XML);
    }
}
