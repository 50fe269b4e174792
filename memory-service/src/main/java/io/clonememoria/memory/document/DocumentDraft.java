package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import org.jspecify.annotations.Nullable;

/**
 * A document that can be let in: read and cut, or a file that a job will read.
 *
 * @param content   null when it is still to be read
 * @param sizeBytes of the file, or of the text in UTF-8
 * @param language  null when neither its uploader nor the text told
 * @param sha256    of the file; null when there is none, or it is still to be fetched
 * @param sourceUrl where it is from; null when that is no address
 */
record DocumentDraft(String title, @Nullable String content, @Nullable Language language, String sourceType, String mediaType,
        long sizeBytes, Passages passages, @Nullable String sha256, @Nullable String sourceUrl) {}
