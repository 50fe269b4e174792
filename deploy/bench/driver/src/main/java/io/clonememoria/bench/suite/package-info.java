/**
 * A suite that benchmarks start for themselves, and people who call its public API.
 */
@NullMarked
package io.clonememoria.bench.suite;

import org.jspecify.annotations.NullMarked;
