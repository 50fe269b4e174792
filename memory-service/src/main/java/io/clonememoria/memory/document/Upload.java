package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import io.clonememoria.platform.content.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that a client has sent.
 *
 * @param file      where it lies until the request ends
 * @param mediaType one that {@link TextFile} reads
 * @param language  as the uploader says, or null
 */
record Upload(Path file, long sizeBytes, String mediaType, String title, @Nullable Language language) {
    private static final int HEAD = 64 * 1024;

    /**
     * Reads and cuts the file. Blocking, and up to a few hundred milliseconds for a large one.
     *
     * @throws io.clonememoria.platform.problem.UnsupportedMedia when its bytes are of another type
     * @throws io.clonememoria.platform.problem.Invalid          when it is not text
     */
    DocumentDraft read() throws IOException {
        var bytes = Files.readAllBytes(file);
        if (bytes.length > 0) {
            TextFile.READ.require(ContentType.of(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)), mediaType, ""));
        }
        var content = PlainText.of(bytes);
        return new DocumentDraft(title, content, language == null ? Language.of(content).orElse(null) : language,
                "upload", mediaType, sizeBytes, Passages.of(content));
    }
}
