package io.clonememoria.memory.document;

import io.clonememoria.platform.content.AllowedTypes;
import io.clonememoria.platform.content.ContentType;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.TooLarge;
import io.clonememoria.platform.problem.UnsupportedMedia;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a client says of a file. Both are hints: what the file is, its bytes tell.
 *
 * @param name may be empty
 * @param type a media type; may be empty
 */
record SentFile(String name, String type) {
    /** 25 MB. */
    static final long LARGEST = 25L * 1024 * 1024;

    /**
     * What may be a document. Word, OpenDocument and EPUB are zip files to whoever sees only their beginning; which ones
     * are documents is seen when they are read.
     */
    private static final AllowedTypes TAKEN = new AllowedTypes(
            List.of("application/pdf", "application/zip", "application/x-tika-msoffice", "application/rtf",
                    "application/xhtml+xml", "text/html", "message/rfc822", "text/plain"),
            "text, Markdown, PDF, Word, OpenDocument, RTF, EPUB, HTML or e-mail");
    /** Text that says more to who knows its form. */
    private static final Set<String> NOT_PLAIN = Set.of("text/html", "application/xml", "message/rfc822", "application/rtf");

    private static final int LONGEST_TITLE = 500;
    private static final Set<String> MARKDOWN_NAMES = Set.of("md", "markdown");
    private static final Set<String> MARKDOWN_TYPES = Set.of("text/markdown", "text/x-markdown");
    private static final Pattern ENDING = Pattern.compile("[a-z0-9]{1,10}");

    /** @throws TooLarge above {@link #LARGEST} bytes */
    static void checkSize(long bytes) {
        if (bytes > LARGEST) {
            throw new TooLarge("file-too-large", "A file may have 25 MB; this one has " + bytes + " bytes.");
        }
    }

    /**
     * What the file is.
     *
     * @param head its first 64 kB
     * @throws UnsupportedMedia when it is certainly no document
     * @throws Invalid          when it cannot be told what it is
     */
    ContentType recognise(byte[] head) {
        if (head.length == 0) {
            throw new Invalid("file", "must not be empty");
        }
        var found = ContentType.of(head, type, name);
        TAKEN.require(found);
        return found;
    }

    /** The media type of text that is no more than that. */
    String plainType() {
        var said = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return MARKDOWN_TYPES.contains(said) || MARKDOWN_NAMES.contains(ending()) ? "text/markdown" : "text/plain";
    }

    /** Whether it can be read as it is. */
    static boolean isPlain(ContentType found) {
        return found.is("text/plain") && NOT_PLAIN.stream().noneMatch(found::is);
    }

    /** What a document is called whose uploader gave no title: the file's name without folders and control characters. */
    String title() {
        var title = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "").strip();
        return title.isEmpty() ? "Untitled" : title.substring(0, Math.min(title.length(), LONGEST_TITLE));
    }

    /** The ending of its name in lower case; empty when it has none that could be one. */
    String ending() {
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ENDING.matcher(ending).matches() ? ending : "";
    }
}
