package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import org.jspecify.annotations.Nullable;

/**
 * A document that has been read and cut and can be stored.
 *
 * @param sizeBytes of the file, or of the text in UTF-8
 * @param language  null when neither its uploader nor the text told
 */
record DocumentDraft(String title, String content, @Nullable Language language, String sourceType, String mediaType,
        long sizeBytes, Passages passages) {}
