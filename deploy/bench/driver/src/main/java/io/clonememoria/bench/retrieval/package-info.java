/**
 * How much of what would answer a question the search returns, through the public API of a suite of its own in the default
 * configuration. Conversations of a public benchmark are read from a folder outside the repository; a French and English
 * set of our own lies in deploy/local/retrieval.
 */
@NullMarked
package io.clonememoria.bench.retrieval;

import org.jspecify.annotations.NullMarked;
