/**
 * The platform's speed: the relay's rate and delay, and what row level security costs a read.
 */
@NullMarked
package io.clonememoria.bench.platform;

import org.jspecify.annotations.NullMarked;
