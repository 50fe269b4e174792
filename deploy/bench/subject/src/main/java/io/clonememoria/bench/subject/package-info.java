/**
 * Notes: rows that are somebody's, read with and without row level security, and written with an event.
 */
@NullMarked
package io.clonememoria.bench.subject;

import org.jspecify.annotations.NullMarked;
