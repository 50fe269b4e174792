package io.clonememoria.clone.address;

import io.clonememoria.platform.problem.Conflict;

/** The link is good, and what it was for is not wanted any more. */
final class NoAddressWanted extends Conflict {
    NoAddressWanted() {
        super("no-address-wanted", "Nobody wants another address for this account any more.");
    }
}
