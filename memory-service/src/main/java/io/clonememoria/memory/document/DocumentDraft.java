package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import org.jspecify.annotations.Nullable;

/**
 * A document that can be let in: read and cut, or left to a job.
 *
 * @param content   null when it is still to be read
 * @param sizeBytes of the file, or of the text in UTF-8
 * @param language  null when neither its uploader nor the text told
 * @param passages  none when a job will make them
 * @param sha256    of the file; null when there is none, or it is still to be fetched
 * @param sourceUrl where it is from; null when that is no address
 */
record DocumentDraft(String title, @Nullable String content, @Nullable Language language, String sourceType, String mediaType,
        long sizeBytes, Passages passages, @Nullable String sha256, @Nullable String sourceUrl) {
    /** More passages than this take longer to write than somebody likes to wait for an answer. */
    static final int MOST_WRITTEN_AT_ONCE = 1_000;

    /** One whose text is known; a long one is cut by a job all the same. @param told its language, or null: then the text tells */
    static DocumentDraft ofText(String title, String text, @Nullable Language told, String sourceType, String mediaType,
            long sizeBytes, @Nullable String sha256, @Nullable String sourceUrl) {
        var passages = Passages.of(text);
        return new DocumentDraft(title, text, told == null ? Language.of(text).orElse(null) : told, sourceType, mediaType,
                sizeBytes, passages.size() > MOST_WRITTEN_AT_ONCE ? Passages.of("") : passages, sha256, sourceUrl);
    }

    boolean isLeftToJob() {
        return passages.isEmpty();
    }
}
