/** The command {@code status}: what runs, what should, how it feels and what it costs. */
@NullMarked
package io.clonememoria.launcher.status;

import org.jspecify.annotations.NullMarked;
