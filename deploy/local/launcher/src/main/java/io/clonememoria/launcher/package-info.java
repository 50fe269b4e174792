/**
 * The Java half of {@code ./clonememoria}. The script finds a JDK and builds; from then on {@link Launcher} takes the
 * person's words, and one feature package per command does what they say.
 */
@NullMarked
package io.clonememoria.launcher;

import org.jspecify.annotations.NullMarked;
