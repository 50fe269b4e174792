/**
 * Acceptance with two replicas of each service behind one gateway: that they share the work, that one goes on when the
 * other is killed, and that nothing acknowledged is lost and nothing takes effect twice whatever is killed.
 */
@NullMarked
package io.clonememoria.acceptance.replica;

import org.jspecify.annotations.NullMarked;
