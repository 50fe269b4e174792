/** Processes that outlive the command that started them: in which order they end, and what they cost. */
@NullMarked
package io.clonememoria.launcher.process;

import org.jspecify.annotations.NullMarked;
