/**
 * Edge tokens: what the services trust instead of what came from outside.
 *
 * <p>Signed with a key of the gateway's own, whose public half is published on the management port. Asks
 * {@code credential} for principals.
 */
@NullMarked
package io.clonememoria.gateway.edge;

import org.jspecify.annotations.NullMarked;
