package io.clonememoria.clone.principal;

import io.clonememoria.platform.problem.NotFound;

/** The session has ended, or its person is gone. */
final class NobodyThere extends NotFound {
    NobodyThere() {
        super("principal-not-found", "Nobody stands behind this.");
    }
}
