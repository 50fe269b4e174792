/**
 * Proxying: a request goes to a service and its answer comes back, both as streams that are never held up or collected.
 *
 * <p>Asks {@code route} where the services are. What a service cannot answer becomes a problem; what breaks off after
 * the answer began is cut off, so that half an answer never looks whole.
 */
@NullMarked
package io.clonememoria.gateway.proxy;

import org.jspecify.annotations.NullMarked;
