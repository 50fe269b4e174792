/**
 * Recall: what a clone remembers that may answer a question. memory-service keeps and finds it; this asks,
 * with the caller's own rights and little patience.
 */
@NullMarked
package io.clonememoria.clone.recall;

import org.jspecify.annotations.NullMarked;
