/**
 * Sessions: how somebody proves who they are, and for how long.
 * Asks {@code account} who it is. Announces {@code session.created}, {@code session.failed} and {@code session.revoked}.
 */
@NullMarked
package io.clonememoria.clone.session;

import org.jspecify.annotations.NullMarked;
