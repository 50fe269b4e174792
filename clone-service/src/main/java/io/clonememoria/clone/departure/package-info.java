/**
 * Departures: how somebody deletes the account, and comes back while it is kept.
 * Asks {@code account} who it is, {@code session} to end what is open, {@code mail} to tell,
 * {@code throttle} whether passwords were guessed too often. Announces {@code user.deleted}
 * and {@code user.restored}.
 */
@NullMarked
package io.clonememoria.clone.departure;

import org.jspecify.annotations.NullMarked;
