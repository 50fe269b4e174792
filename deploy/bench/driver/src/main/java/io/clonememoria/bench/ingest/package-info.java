/**
 * How fast memories become searchable by their meaning, beside the model alone, and what searches feel of it.
 */
@NullMarked
package io.clonememoria.bench.ingest;

import org.jspecify.annotations.NullMarked;
