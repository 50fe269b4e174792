/** Time: one clock for all, so that tests can fix it and the database stores what was answered. */
@NullMarked
package io.clonememoria.platform.time;

import org.jspecify.annotations.NullMarked;
