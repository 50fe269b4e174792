/**
 * How long a search takes as the database grows: in a clone of ten thousand passages alone, and in the same among a million
 * passages of a thousand clones, beside the library's hybrid search on the same rows. Vectors and words are synthetic.
 */
@NullMarked
package io.clonememoria.bench.search;

import org.jspecify.annotations.NullMarked;
