/**
 * The door: what happens to each request, in this order. Who is it, are they within their limits, where does it go,
 * may they, and off it goes.
 */
@NullMarked
package io.clonememoria.gateway.door;

import org.jspecify.annotations.NullMarked;
