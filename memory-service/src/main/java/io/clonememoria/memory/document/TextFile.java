package io.clonememoria.memory.document;

import io.clonememoria.platform.content.AllowedTypes;
import io.clonememoria.platform.problem.TooLarge;
import io.clonememoria.platform.problem.UnsupportedMedia;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which uploaded files are read: first by what the client says of them, then by their content. */
final class TextFile {
    /** 25 MB. */
    static final long LARGEST = 25L * 1024 * 1024;

    /** What their content must be. */
    static final AllowedTypes READ = new AllowedTypes(List.of("text/plain"), "plain text and Markdown");

    private static final int LONGEST_TITLE = 500;
    private static final Set<String> MARKDOWN_NAMES = Set.of("md", "markdown");
    private static final Set<String> TEXT_NAMES = Set.of("txt", "text");

    private TextFile() {}

    /**
     * The media type of a file that is text or Markdown. Browsers and curl know few endings and send the others as
     * {@code application/octet-stream}; then the name decides.
     *
     * @throws UnsupportedMedia when it is something else
     */
    static String mediaType(String saidType, String fileName) {
        return switch (saidType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "text/plain" -> MARKDOWN_NAMES.contains(ending(fileName)) ? "text/markdown" : "text/plain";
            case "text/markdown", "text/x-markdown" -> "text/markdown";
            case "application/octet-stream", "" -> byName(fileName).orElseThrow(TextFile::unsupported);
            default -> throw unsupported();
        };
    }

    /** @throws TooLarge above {@link #LARGEST} bytes */
    static void checkSize(long bytes) {
        if (bytes > LARGEST) {
            throw new TooLarge("file-too-large", "A file may have 25 MB; this one has " + bytes + " bytes.");
        }
    }

    /** What a document is called whose uploader gave no title: the file's name without folders and control characters. */
    static String title(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() ? "Untitled" : name.substring(0, Math.min(name.length(), LONGEST_TITLE));
    }

    private static Optional<String> byName(String fileName) {
        var ending = ending(fileName);
        if (MARKDOWN_NAMES.contains(ending)) {
            return Optional.of("text/markdown");
        }
        return TEXT_NAMES.contains(ending) ? Optional.of("text/plain") : Optional.empty();
    }

    private static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static UnsupportedMedia unsupported() {
        return new UnsupportedMedia("unsupported-file-type",
                "Only plain text and Markdown are read: text/plain or text/markdown.");
    }
}
