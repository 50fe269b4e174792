/**
 * Processes that outlive the command that started them: who they are (never by pid alone), how they end, what they cost.
 */
@NullMarked
package io.clonememoria.launcher.process;

import org.jspecify.annotations.NullMarked;
