package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;

/** A document's text as it was read, and cut. */
record ReadDocument(String content, Passages passages, Language language, String mediaType) {}
