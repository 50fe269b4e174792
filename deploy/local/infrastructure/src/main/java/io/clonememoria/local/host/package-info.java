/** What this machine offers: ports, disk space, background processes, an unprivileged user, Docker. */
@NullMarked
package io.clonememoria.local.host;

import org.jspecify.annotations.NullMarked;
