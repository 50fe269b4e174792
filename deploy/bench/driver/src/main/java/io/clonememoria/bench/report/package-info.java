/**
 * What a benchmark says: figures with their bounds, and plots.
 */
@NullMarked
package io.clonememoria.bench.report;

import org.jspecify.annotations.NullMarked;
