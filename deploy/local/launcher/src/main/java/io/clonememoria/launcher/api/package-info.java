/** The suite as a client sees it: JSON and server-sent events through the gateway. Nothing here knows a service. */
@NullMarked
package io.clonememoria.launcher.api;

import org.jspecify.annotations.NullMarked;
