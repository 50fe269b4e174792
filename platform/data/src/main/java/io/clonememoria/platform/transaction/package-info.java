/**
 * Transactions under row level security: each says first who it is for, and forgets it when it ends.
 * Whoever forgets to open one here has no rights at all.
 */
@NullMarked
package io.clonememoria.platform.transaction;

import org.jspecify.annotations.NullMarked;
