/**
 * Documents: longer texts that a clone may quote. Plain text is read at once, other files by a job. Owns
 * {@code clone_documents} and the originals in object storage; asks {@code clone} who may, {@code plan} how many,
 * {@code fetch} for what is in the web, {@code extraction} what files say, {@code embedding} to make them findable.
 * Announces {@code document.uploaded}, {@code document.indexed}, {@code document.failed}, {@code document.updated},
 * {@code document.deleted} and {@code document.restored}.
 */
@NullMarked
package io.clonememoria.memory.document;

import org.jspecify.annotations.NullMarked;
