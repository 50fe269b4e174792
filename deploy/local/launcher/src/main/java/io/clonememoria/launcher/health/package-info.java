/** Whether a service says that it can serve, asked on its management port. */
@NullMarked
package io.clonememoria.launcher.health;

import org.jspecify.annotations.NullMarked;
