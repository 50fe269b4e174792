package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that a client has sent.
 *
 * @param file     where it lies until the request ends
 * @param sent     what the client says of it
 * @param language as the uploader says, or null
 */
record Upload(Path file, long sizeBytes, SentFile sent, String title, @Nullable Language language) {
    private static final int HEAD = 64 * 1024;

    /**
     * Looks at the file. Plain text in UTF-8 is read at once, and cut if it is not long; anything else is left to a job. Blocking, and up to
     * a few hundred milliseconds for a large one.
     *
     * @throws io.clonememoria.platform.problem.UnsupportedMedia when it is certainly no document
     * @throws io.clonememoria.platform.problem.Invalid          when it is empty, or cannot be told what it is
     */
    DocumentDraft open() throws IOException {
        var digest = digest();
        var found = sent.recognise(head());
        var plain = SentFile.isPlain(found) ? PlainText.of(Files.readAllBytes(file)) : Optional.<String>empty();
        return plain
                .map(text -> DocumentDraft.ofText(title, text, language, "upload", sent.plainType(), sizeBytes, digest, null))
                .orElseGet(() -> new DocumentDraft(title, null, language, "upload",
                        SentFile.isPlain(found) ? sent.plainType() : found.name(), sizeBytes, Passages.of(""), digest, null));
    }

    /** How the job is to read it, if it must. */
    ReadingOrder order() {
        return new ReadingOrder(sent.ending(), language, null);
    }

    private byte[] head() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private String digest() {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
