/** Reading the logs of the parts: their last lines, what they say from now on, and why one of them died. */
@NullMarked
package io.clonememoria.launcher.logs;

import org.jspecify.annotations.NullMarked;
