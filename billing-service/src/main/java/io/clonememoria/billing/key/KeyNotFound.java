package io.clonememoria.billing.key;

import io.clonememoria.platform.problem.NotFound;

/** There is no such key, or it was revoked, has expired or lost its maker's membership. */
final class KeyNotFound extends NotFound {
    KeyNotFound() {
        super("api-key-not-found", "Nobody stands behind this key.");
    }
}
