/**
 * Limits: so many of something and never more, however many ask at once.
 *
 * <p>One locked counter row per limit, subject and period. What is done at once is taken; what takes long is held under
 * a lease, and settled or refunded when it ends. What has rows of its own is not counted twice: its rows are counted
 * under the lock, so that there is no number that could drift from them.
 */
@NullMarked
package io.clonememoria.platform.limit;

import org.jspecify.annotations.NullMarked;
