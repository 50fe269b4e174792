/** The commands {@code down} and {@code reset}: ending a suite in order, and forgetting what it holds. */
@NullMarked
package io.clonememoria.launcher.down;

import org.jspecify.annotations.NullMarked;
