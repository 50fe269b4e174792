/**
 * Credentials: who sends a request, out of what it presents.
 *
 * <p>Access tokens of clone-service are checked offline against its published keys; nothing in a token can make the
 * gateway call anybody. Asks {@code route} where clone-service is and {@code issuer} about tokens that are not ours. What follows for the request decides the door.
 */
@NullMarked
package io.clonememoria.gateway.credential;

import org.jspecify.annotations.NullMarked;
