/**
 * Sessions: how somebody proves who they are, and for how long.
 * Asks {@code account} who it is, {@code throttle} whether passwords were guessed too often, and {@code address} to have the
 * address of who is new proven. Announces {@code session.created}, {@code session.failed} and {@code session.revoked}.
 */
@NullMarked
package io.clonememoria.clone.session;

import org.jspecify.annotations.NullMarked;
