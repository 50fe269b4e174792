/**
 * Retrieval: what a clone remembers about a question, by meaning and by words at once. Asks {@code clone} who may and
 * {@code embedding} what a question means; the search itself is a function of the database that asks again who may.
 */
@NullMarked
package io.clonememoria.memory.retrieval;

import org.jspecify.annotations.NullMarked;
