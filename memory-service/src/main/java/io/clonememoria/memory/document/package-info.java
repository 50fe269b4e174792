/**
 * Documents: longer texts that a clone may quote. Owns {@code clone_documents} and the originals in object storage; asks
 * {@code clone} who may, {@code plan} how many, {@code embedding} to make them findable. Announces
 * {@code document.uploaded}, {@code document.indexed}, {@code document.failed} and {@code document.deleted}.
 */
@NullMarked
package io.clonememoria.memory.document;

import org.jspecify.annotations.NullMarked;
