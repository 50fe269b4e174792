/**
 * Embeddings: texts cut into passages, and passages turned into vectors by a model, in this process or outside. Owns
 * {@code clone_document_chunks} and, while the model changes, {@code passage_vectors}: a passage is written with the memory or document that it belongs to and can be found
 * by its words at once; its vector follows, whatever is killed in between. Tells on the local address
 * {@link io.clonememoria.memory.embedding.PassageService#INDEXED} when there is something new to be found by its meaning.
 */
@NullMarked
package io.clonememoria.memory.embedding;

import org.jspecify.annotations.NullMarked;
