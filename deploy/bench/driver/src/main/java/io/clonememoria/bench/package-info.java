/**
 * Benchmarks: each measures a part of the product and a named peer in the same run, and says both with their ratio.
 */
@NullMarked
package io.clonememoria.bench;

import org.jspecify.annotations.NullMarked;
