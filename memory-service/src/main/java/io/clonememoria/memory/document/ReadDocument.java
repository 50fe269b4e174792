package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import io.clonememoria.platform.storage.StoredObject;
import org.jspecify.annotations.Nullable;

/** A document's text as it was read, and cut. @param fetched the original, when it was fetched just now */
record ReadDocument(String content, Passages passages, Language language, String mediaType, @Nullable StoredObject fetched) {}
